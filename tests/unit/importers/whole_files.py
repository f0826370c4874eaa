"""Made-up e-invoices, GnuCash books and address books, each as small as its format allows."""

import sqlite3
from contextlib import closing
from io import BytesIO

from pypdf import PdfWriter

_UBL = """<?xml version="1.0" encoding="UTF-8"?>
<{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2" xmlns:cac="urn:cac"
 xmlns:cbc="urn:cbc">
 <cbc:ID>{number}</cbc:ID><cbc:IssueDate>{issued}</cbc:IssueDate>{due}
 <cbc:{root}TypeCode>{code}</cbc:{root}TypeCode>
 <cbc:DocumentCurrencyCode>{currency}</cbc:DocumentCurrencyCode>
 <cbc:BuyerReference>{reference}</cbc:BuyerReference>
 <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>{seller}</cbc:Name>
 </cac:PartyName></cac:Party></cac:AccountingSupplierParty>
 <cac:AccountingCustomerParty><cac:Party>
  <cbc:EndpointID schemeID="EM">{email}</cbc:EndpointID>
  <cac:PostalAddress><cbc:StreetName>1 High St</cbc:StreetName><cbc:CityName>Bath</cbc:CityName>
   <cbc:PostalZone>BA1 1AA</cbc:PostalZone>
   <cac:Country><cbc:IdentificationCode>GB</cbc:IdentificationCode></cac:Country>
  </cac:PostalAddress>
  <cac:PartyLegalEntity><cbc:RegistrationName>{buyer}</cbc:RegistrationName></cac:PartyLegalEntity>
  <cac:Contact><cbc:Name>Ada Moss</cbc:Name><cbc:Telephone>0117 496 0101</cbc:Telephone>
  </cac:Contact>
 </cac:Party></cac:AccountingCustomerParty>
 <cac:LegalMonetaryTotal>{totals}</cac:LegalMonetaryTotal>
</{root}>"""


def ubl(root="Invoice", gross="120.00", prepaid="", payable=None, **told):
    """Return a UBL 2.1 document; `due` empty leaves the due day out."""
    due = told.get("due", "2026-12-01")
    sums = (
        ("TaxInclusiveAmount", gross),
        ("PrepaidAmount", prepaid),
        ("PayableAmount", gross if payable is None else payable),
    )
    return _UBL.format(
        root=root,
        number=told.get("number", "INV-9"),
        issued=told.get("issued", "2026-11-02"),
        due=f"<cbc:DueDate>{due}</cbc:DueDate>" if due and root == "Invoice" else "",
        code=told.get("code", "380" if root == "Invoice" else "381"),
        currency=told.get("currency", "GBP"),
        reference=told.get("reference", "PO 7"),
        seller=told.get("seller", "Bell & Co".replace("&", "&amp;")),
        buyer=told.get("buyer", "Moss Ltd"),
        email=told.get("email", "ap@moss.example"),
        totals="".join(f"<cbc:{name}>{text}</cbc:{name}>" for name, text in sums if text),
    ).encode()


_CII = """<?xml version='1.0' encoding='UTF-8'?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:rsm" xmlns:ram="urn:ram" xmlns:udt="urn:udt">
 <rsm:ExchangedDocument><ram:ID>{number}</ram:ID><ram:TypeCode>{code}</ram:TypeCode>
  <ram:IssueDateTime><udt:DateTimeString format="102">20261102</udt:DateTimeString>
  </ram:IssueDateTime></rsm:ExchangedDocument>
 <rsm:SupplyChainTradeTransaction>
  <ram:ApplicableHeaderTradeAgreement>
   <ram:SellerTradeParty><ram:Name>Bell &amp; Co</ram:Name></ram:SellerTradeParty>
   <ram:BuyerTradeParty><ram:ID>{customer}</ram:ID><ram:Name>{buyer}</ram:Name>
    <ram:DefinedTradeContact><ram:PersonName>Ada Moss</ram:PersonName>
     <ram:EmailURIUniversalCommunication><ram:URIID>ada@moss.example</ram:URIID>
     </ram:EmailURIUniversalCommunication></ram:DefinedTradeContact>
    <ram:PostalTradeAddress><ram:PostcodeCode>BA1 1AA</ram:PostcodeCode>
     <ram:LineOne>1 High St</ram:LineOne><ram:CityName>Bath</ram:CityName>
     <ram:CountryID>GB</ram:CountryID></ram:PostalTradeAddress>
   </ram:BuyerTradeParty>
  </ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>{currency}</ram:InvoiceCurrencyCode>
   <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>
     <udt:DateTimeString format="102">20261110</udt:DateTimeString></ram:DueDateDateTime>
   </ram:SpecifiedTradePaymentTerms>
   <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>
     <udt:DateTimeString format="102">20261202</udt:DateTimeString></ram:DueDateDateTime>
   </ram:SpecifiedTradePaymentTerms>
   <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    <ram:GrandTotalAmount>{gross}</ram:GrandTotalAmount>
    <ram:TotalPrepaidAmount>{prepaid}</ram:TotalPrepaidAmount>
    <ram:DuePayableAmount>{payable}</ram:DuePayableAmount>
   </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement>
 </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"""


def cii(gross="120.00", prepaid="20.00", payable="100.00", **told):
    """Return a CII document as of ZUGFeRD 2 and Factur-X, with two due days."""
    return _CII.format(
        number=told.get("number", "INV-9"),
        code=told.get("code", "380"),
        customer=told.get("customer", ""),
        buyer=told.get("buyer", "Moss Ltd"),
        currency=told.get("currency", "GBP"),
        gross=gross,
        prepaid=prepaid,
        payable=payable,
    ).encode()


_FATTURA = """<?xml version="1.0" encoding="UTF-8"?>
<p:FatturaElettronica versione="FPR12" xmlns:p="urn:fatture">
 <FatturaElettronicaHeader>
  <CedentePrestatore><DatiAnagrafici><Anagrafica><Denominazione>Bell Srl</Denominazione>
   </Anagrafica></DatiAnagrafici></CedentePrestatore>
  <CessionarioCommittente><DatiAnagrafici><Anagrafica>{buyer}</Anagrafica></DatiAnagrafici>
   <Sede><Indirizzo>Via Roma</Indirizzo><NumeroCivico>12</NumeroCivico><CAP>00145</CAP>
    <Comune>Roma</Comune><Provincia>RM</Provincia><Nazione>IT</Nazione></Sede>
  </CessionarioCommittente>
 </FatturaElettronicaHeader>
 <FatturaElettronicaBody>
  <DatiGenerali><DatiGeneraliDocumento><TipoDocumento>{code}</TipoDocumento><Divisa>EUR</Divisa>
   <Data>2026-11-02</Data><Numero>INV-9</Numero>{total}</DatiGeneraliDocumento>
   <DatiOrdineAcquisto><IdDocumento>PO 7</IdDocumento></DatiOrdineAcquisto></DatiGenerali>
  <DatiBeniServizi>
   <DatiRiepilogo><ImponibileImporto>{net}</ImponibileImporto><Imposta>22.00</Imposta>
   </DatiRiepilogo>
   <DatiRiepilogo><ImponibileImporto>8.00</ImponibileImporto></DatiRiepilogo>
  </DatiBeniServizi>
  {payments}
 </FatturaElettronicaBody>
</p:FatturaElettronica>"""


def fattura(total="130.00", payments=(("2026-12-02", "130.00"),), **told):
    """Return a FatturaPA of 100.00 with 22.00 of tax and of 8.00 without; payments as asked for."""
    asked = "".join(
        f"<DettaglioPagamento><DataScadenzaPagamento>{due}</DataScadenzaPagamento>"
        f"<ImportoPagamento>{amount}</ImportoPagamento></DettaglioPagamento>"
        for due, amount in payments
    )
    return _FATTURA.format(
        buyer=told.get("buyer", "<Denominazione>Moss Srl</Denominazione>"),
        code=told.get("code", "TD01"),
        net=told.get("net", "100.00"),
        total=f"<ImportoTotaleDocumento>{total}</ImportoTotaleDocumento>" if total else "",
        payments=f"<DatiPagamento>{asked}</DatiPagamento>",
    ).encode()


def zugferd_1(**told):
    """Return the same document with the names that ZUGFeRD 1 gave its parts."""
    text = cii(**told).decode()
    for new, old in (
        ("rsm:CrossIndustryInvoice", "rsm:CrossIndustryDocument"),
        ("rsm:ExchangedDocument", "rsm:HeaderExchangedDocument"),
        ("rsm:SupplyChainTrade", "rsm:SpecifiedSupplyChainTrade"),
        ("ram:ApplicableHeaderTrade", "ram:ApplicableSupplyChainTrade"),
        ("TradeSettlementHeaderMonetarySummation", "TradeSettlementMonetarySummation"),
    ):
        text = text.replace(new, old)
    return text.encode()


def pdf(*attached, code=""):
    """Return a PDF of one page with attachments, given as pairs of name and bytes."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    for name, content in attached:
        writer.add_attachment(name, content)
    if code:
        writer.encrypt(code, algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


_TABLES = """
CREATE TABLE customers (guid TEXT, name TEXT, id TEXT, notes TEXT, active INT, credit_num INT,
 credit_denom INT, currency TEXT, addr_name TEXT, addr_addr1 TEXT, addr_addr2 TEXT,
 addr_addr3 TEXT, addr_addr4 TEXT, addr_phone TEXT, addr_email TEXT, terms TEXT);
CREATE TABLE invoices (guid TEXT, id TEXT, date_opened TEXT, date_posted TEXT, currency TEXT,
 owner_type INT, owner_guid TEXT, terms TEXT, billing_id TEXT, post_txn TEXT, post_lot TEXT);
CREATE TABLE billterms (guid TEXT, name TEXT, type TEXT, duedays INT, cutoff INT);
CREATE TABLE jobs (guid TEXT, id TEXT, name TEXT, owner_type INT, owner_guid TEXT);
CREATE TABLE lots (guid TEXT, account_guid TEXT, is_closed INT);
CREATE TABLE splits (guid TEXT, tx_guid TEXT, lot_guid TEXT, value_num INT, value_denom INT,
 quantity_num INT, quantity_denom INT);
CREATE TABLE transactions (guid TEXT, num TEXT, post_date TEXT);
CREATE TABLE commodities (guid TEXT, namespace TEXT, mnemonic TEXT);
CREATE TABLE slots (obj_guid TEXT, name TEXT, int64_val INT, timespec_val TEXT, guid_val TEXT,
 gdate_val TEXT);
"""

_BOOK = """
INSERT INTO commodities VALUES ('gbp', 'CURRENCY', 'GBP');
INSERT INTO billterms VALUES ('n30', 'Net 30', 'GNC_TERM_TYPE_DAYS', 30, NULL);
INSERT INTO billterms VALUES ('p15', 'Mid', 'GNC_TERM_TYPE_PROXIMO', 15, 20);
INSERT INTO customers VALUES ('c1', 'Moss Ltd', '000001', '', 1, 500000, 100, 'gbp', 'Ada Moss',
 '1 High St', '', 'Bath', '', '0117 496 0101', 'ap@moss.example', 'n30');
INSERT INTO customers VALUES ('c2', 'Bexley', '000002', '', 1, 0, 1, 'gbp', '', '', '', '', '',
 '', '', NULL);
INSERT INTO customers VALUES ('c3', 'Idle', '000003', '', 1, 0, 1, 'gbp', '', '', '', '', '',
 '', '', NULL);
INSERT INTO jobs VALUES ('j1', 'J1', 'Roof', 2, 'c2');
INSERT INTO invoices VALUES
 ('i1', 'G-1', '', '2026-09-30 23:00:00', 'gbp', 2, 'c1', 'n30', 'PO 7', 't1', 'l1'),
 ('i2', 'G-2', '', '2026-10-05 10:59:00', 'gbp', 3, 'j1', 'p15', '', 't2', 'l2'),
 ('i3', 'G-3', '', '2026-10-06 10:59:00', 'gbp', 2, 'c1', NULL, '', 't3', 'l3'),
 ('i4', 'G-4', '', '2026-10-07 10:59:00', 'gbp', 2, 'c1', NULL, '', 't4', 'l4'),
 ('i5', 'DRAFT', '', '1970-01-01 00:00:00', 'gbp', 2, 'c1', NULL, '', NULL, NULL),
 ('i6', 'BILL', '', '2026-10-07 10:59:00', 'gbp', 4, 'v1', NULL, '', 't6', 'l6');
INSERT INTO transactions VALUES
 ('t1', '', '2026-09-30 23:00:00'), ('t2', '', '2026-10-05 10:59:00'),
 ('t3', '', '2026-10-06 10:59:00'), ('t4', '', '2026-10-07 10:59:00'),
 ('t6', '', '2026-10-07 10:59:00'), ('p1', '', '2026-10-20 10:59:00'),
 ('p4', '', '2026-10-25 10:59:00'), ('p9', 'CHQ 9', '2026-10-28 10:59:00');
INSERT INTO slots VALUES ('t3', 'trans-date-due', NULL, '2026-11-20 10:59:00', NULL, NULL),
 ('l9', 'gncOwner', NULL, NULL, 'f9', NULL), ('f9', 'gncOwner/owner-type', 2, NULL, NULL, NULL),
 ('f9', 'gncOwner/owner-guid', NULL, NULL, 'c2', NULL);
INSERT INTO splits VALUES
 ('s1', 't1', 'l1', 12000, 100, 12000, 100), ('s2', 'p1', 'l1', -5000, 100, -5000, 100),
 ('s3', 't2', 'l2', 801, 10, 801, 10), ('s4', 't3', 'l3', -30, 1, -30, 1),
 ('s5', 't4', 'l4', 40, 1, 40, 1), ('s6', 'p4', 'l4', -40, 1, -40, 1),
 ('s7', 't6', 'l6', -99, 1, -99, 1), ('s9', 'p9', 'l9', -25, 1, -25, 1);
"""


def gnucash(path, *more, book=_BOOK):
    """Write a book with two customers' documents, one settled and one half paid."""
    with closing(sqlite3.connect(path)) as made:
        made.execute("PRAGMA synchronous = OFF")
        made.executescript(_TABLES + book)
        for statement in more:
            made.execute(statement)
        made.commit()
    return path


VCARD_21 = b"""BEGIN:VCARD
VERSION:2.1
N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg
FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg M=
=FCller
ORG:Moss Ltd;Accounts
TITLE:Buyer
TEL;WORK;VOICE:0117 496 0102
TEL;WORK;FAX:0117 496 0199
TEL;CELL:07700 900123
EMAIL;INTERNET:joerg@moss.example
PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQSkZJRgABAQ==

END:VCARD
"""
VCARD_30 = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ben Hall\r\nN:Hall;Ben;;;\r\nORG:Mo\r\n ss Ltd\r\n"
    b"item1.EMAIL;type=INTERNET;type=pref:ben@moss.example\r\nitem1.X-ABLabel:x\r\n"
    b"NOTE:one\\, two\\nthree\r\nADR;type=WORK:;;1 High St\\, Unit 2;Bath;;BA1 1AA;GB\r\n"
    b"END:VCARD\r\n"
)
VCARD_40 = (
    "BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nFN:Zoë Lane\n"
    'TEL;VALUE=uri;TYPE="work,voice":tel:+44-117-496-0103\n'
    "EMAIL;PREF=1:ap@moss.example\nEND:VCARD\n"
).encode()
