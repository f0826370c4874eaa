"""Made-up files of Tally: masters and vouchers as it exports them, and its report of bills."""

from xml.sax.saxutils import escape

from collector_desktop.importers.read import read_file

ENVELOPE = """<ENVELOPE>
 <HEADER><TALLYREQUEST>Import Data</TALLYREQUEST></HEADER>
 <BODY><IMPORTDATA><REQUESTDESC><REPORTNAME>All Masters</REPORTNAME></REQUESTDESC>
 <REQUESTDATA>
{}
 </REQUESTDATA></IMPORTDATA></BODY>
</ENVELOPE>
"""


def envelope(*messages):
    """Return a file that has these masters and vouchers."""
    told = (f'<TALLYMESSAGE xmlns:UDF="TallyUDF">{each}</TALLYMESSAGE>' for each in messages)
    return ENVELOPE.format("\n".join(told))


def ledger(name, parent="Sundry Debtors", more=""):
    """Return a ledger."""
    return (
        f'<LEDGER NAME="{escape(name)}" RESERVEDNAME=""><PARENT>{escape(parent)}</PARENT>'
        f"<SERVICECATEGORY>&#4; Not Applicable</SERVICECATEGORY>{more}</LEDGER>"
    )


def master(kind, name, parent):
    """Return a group or a type of vouchers."""
    return (
        f'<{kind} NAME="{escape(name)}" RESERVEDNAME=""><PARENT>{escape(parent)}</PARENT></{kind}>'
    )


def bill(name, amount, way="New Ref", period=""):
    """Return a part of an entry that is of one bill."""
    return (
        f"<BILLALLOCATIONS.LIST><NAME>{escape(name)}</NAME>{period}<BILLTYPE>{way}</BILLTYPE>"
        f"<AMOUNT>{amount}</AMOUNT></BILLALLOCATIONS.LIST>"
    )


def entry(name, amount, *bills, tag="ALLLEDGERENTRIES.LIST", mark=None):
    """Return a ledger of a voucher; `mark` says whether it is a debit, as a sign does below 0."""
    said = "" if mark is None else f"<ISDEEMEDPOSITIVE>{mark}</ISDEEMEDPOSITIVE>"
    return (
        f"<{tag}><LEDGERNAME>{escape(name)}</LEDGERNAME>{said}<AMOUNT>{amount}</AMOUNT>"
        f"{''.join(bills)}</{tag}>"
    )


def voucher(kind, number, day, *entries, party="", more=""):
    """Return a voucher."""
    return (
        f'<VOUCHER REMOTEID="{kind}-{number}-{day}" VCHTYPE="{kind}" ACTION="Create">'
        f"<DATE>{day}</DATE><VOUCHERTYPENAME>{kind}</VOUCHERTYPENAME>"
        f"<PARTYLEDGERNAME>{escape(party)}</PARTYLEDGERNAME>"
        f"<VOUCHERNUMBER>{number}</VOUCHERNUMBER>{more}{''.join(entries)}</VOUCHER>"
    )


MAILING = (
    '<ADDRESS.LIST TYPE="String"><ADDRESS>12 MG Road</ADDRESS><ADDRESS>Camp</ADDRESS>'
    "</ADDRESS.LIST>"
    "<EMAIL>ap@acme.example, ravi@acme.example</EMAIL><LEDSTATENAME>Maharashtra</LEDSTATENAME>"
    "<PINCODE>411001</PINCODE><LEDGERPHONE>020 2654 1111</LEDGERPHONE>"
    "<LEDGERMOBILE>+91 98200 11111</LEDGERMOBILE><LEDGERCONTACT>Ravi Mehta</LEDGERCONTACT>"
    "<COUNTRYOFRESIDENCE>India</COUNTRYOFRESIDENCE><BILLCREDITPERIOD>30 Days</BILLCREDITPERIOD>"
    "<CREDITLIMIT>-5,00,000.00</CREDITLIMIT>"
)
NEWER_MAILING = (
    "<LEDMAILINGDETAILS.LIST><ADDRESS.LIST><ADDRESS>Plot 4, Dwarka</ADDRESS></ADDRESS.LIST>"
    "<STATE>Delhi</STATE><PINCODE>110075</PINCODE><COUNTRY>India</COUNTRY></LEDMAILINGDETAILS.LIST>"
    "<CREDITLIMIT>0.00</CREDITLIMIT>"
)
MASTERS = (
    master("GROUP", "North Debtors", "Sundry Debtors"),
    master("VOUCHERTYPE", "Export Bill", "Sales"),
    ledger("Acme & Co", more=MAILING),
    ledger("Bell Traders", "North Debtors", NEWER_MAILING),
    ledger("HDFC Bank", "Bank Accounts"),
    ledger("Moss Supplies", "Sundry Creditors"),
)
_DAYS = '<BILLCREDITPERIOD JD="46112" P="30 Days">30 Days</BILLCREDITPERIOD>'
_DUE = '<BILLCREDITPERIOD P="15-May-2026"></BILLCREDITPERIOD>'
_FOREIGN = "-$ 100.00 @ ₹ 80/$ = -₹ 8,000.00"
VOUCHERS = (
    voucher(
        "Sales",
        "1",
        "20260401",
        entry("Acme & Co", "-11800.00", bill("INV-1", "-11800.00", period=_DAYS), mark="Yes"),
        entry("Sales", "10000.00", mark="No"),
        entry("IGST", "1800.00", mark="No"),
        party="Acme & Co",
        more="<REFERENCE>PO 7</REFERENCE>",
    ),
    voucher(
        "Receipt",
        "1",
        "20260420",
        entry("Acme & Co", "5000.00", bill("INV-1", "5000.00", "Agst Ref")),
        entry("HDFC Bank", "-5000.00"),
        party="Acme & Co",
    ),
    voucher(
        "Sales",
        "2",
        "20260402",
        entry("Bell Traders", "-2360.00", bill("INV-2", "-2360.00", period=_DUE)),
        entry("Sales", "2360.00"),
        party="Bell Traders",
    ),
    voucher(
        "Receipt",
        "2",
        "20260502",
        entry(
            "Bell Traders",
            "2460.00",
            bill("INV-2", "2360.00", "Agst Ref"),
            bill("", "100.00", "On Account"),
        ),
        entry("HDFC Bank", "-2460.00"),
    ),
    voucher(
        "Credit Note",
        "1",
        "20260410",
        entry("Acme & Co", "500.00", bill("CN-1", "500.00")),
        entry("Sales", "-500.00"),
    ),
    voucher(
        "Receipt",
        "3",
        "20260425",
        entry("Acme & Co", "1000.00", bill("INV-OLD", "1000.00", "Agst Ref")),
        entry("HDFC Bank", "-1000.00"),
    ),
    voucher("Export Bill", "9", "20260430", entry("Acme & Co", _FOREIGN)),
    voucher(
        "Journal",
        "7",
        "20260505",
        entry("Acme & Co", "800.00", bill("INV-1", "800.00", "Agst Ref")),
        entry("Discount allowed", "-800.00"),
    ),
    voucher(
        "Payment", "4", "20260506", entry("Bell Traders", "-100.00"), entry("HDFC Bank", "100.00")
    ),
    voucher("Purchase", "5", "20260407", entry("Moss Supplies", "900.00")),
    voucher("Sales Order", "6", "20260408", entry("Acme & Co", "-70.00")),
    voucher("Sales", "3", "20260409", more="<ISCANCELLED>Yes</ISCANCELLED>"),
    voucher("Contra", "8", "20260410", entry("HDFC Bank", "50.00"), entry("Cash", "-50.00")),
)
BOOK = envelope(*MASTERS, *VOUCHERS)

_BILL = """ <BILLFIXED>
  <BILLDATE>{}</BILLDATE>
  <BILLREF>{}</BILLREF>
  <BILLPARTY>{}</BILLPARTY>
 </BILLFIXED>
 <BILLCL>{}</BILLCL>
 <BILLDUE>{}</BILLDUE>
 <BILLOVERDUE>{}</BILLOVERDUE>
"""


def bills(*rows):
    """Return a report of bills: day, number, customer, what is open, due day, days overdue."""
    told = (_BILL.format(*(escape(text) for text in row)) for row in rows)
    return f"<ENVELOPE>\n{''.join(told)}</ENVELOPE>\n"


BILLS = bills(
    ("1-Apr-26", "INV-1", "Acme & Co", "-6000.00", "1-May-26", "30"),
    ("30-Apr-26", "9", "Acme & Co", "-8,000.00", "", ""),
    ("25-Apr-26", "", "Acme & Co", "1000.00", "25-Apr-26", ""),
)


def read_xml(folder, text, encoding="utf-8", **options):
    """Return what is read of a file with a text or bytes."""
    path = folder / "export.xml"
    path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
    return read_file(path, **options)


def told(parsed):
    """Return type, number, amount and what is open of each item."""
    return [(each.type, each.number, each.amount_minor, each.open_minor) for each in parsed.rows]
