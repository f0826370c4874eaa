"""Layouts as they were found in the wild: other languages, lists before movements, cut records."""

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from tests.unit.importers.bank.bank_files import FOLDER, read, read_text

GERMAN_STATEMENT = """"Datum","Uhrzeit","Zeitzone","Beschreibung","Währung","Brutto","Entgelt",\
"Netto","Guthaben","Transaktionscode","Absender E-Mail-Adresse","Name","Name der Bank","Bankkonto",\
"Versand- und Bearbeitungsgebühr","Umsatzsteuer","Rechnungsnummer","Zugehöriger Transaktionscode"
"02.04.2026","18:12:18","Europe/Berlin","Handyzahlung","EUR","1.250,00","-31,60","1.218,40",\
"1.218,40","7E","kasse@moos.example","Moos GmbH","","","0,00","0,00","R-17",""
"03.04.2026","18:12:18","Europe/Berlin","Allgemeine Abbuchung","EUR","-1.200,00","0,00",\
"-1.200,00","18,40","8F","","","Musterbank","0011","0,00","0,00","",""
"""
GERMAN_ACTIVITY = """"Datum","Uhrzeit","Zeitzone","Name","Typ","Status","Währung","Brutto",\
"Gebühr","Netto","Absender E-Mail-Adresse","Empfänger E-Mail-Adresse","Transaktionscode",\
"Rechnungsnummer","Guthaben","Auswirkung auf Guthaben"
"02.04.2026","18:12:18","CEST","Moos GmbH","Handyzahlung","Abgeschlossen","EUR","1.250,00",\
"-31,60","1.218,40","kasse@moos.example","wir@example.org","7E","R-17","1.218,40","Haben"
"02.04.2026","18:12:18","CEST","","Einbehaltung","Abgeschlossen","EUR","-10,00","0,00","-10,00",\
"","","9G","","","Memo"
"02.04.2026","19:12:18","CEST","Ulme AG","Handyzahlung","Ausstehend","EUR","5,00","0,00","5,00",\
"kasse@ulme.example","wir@example.org","9H","R-18","",""
"""
SPANISH_STATEMENT = """"Fecha","Hora","Zona horaria","Descripción","Divisa","Bruto","Comisión",\
"Neto","Saldo","Id. de transacción","Correo electrónico del remitente","Nombre","Id. de factura"
"24/1/2020","11:05:56","Europe/Berlin","Pago estándar","EUR","49,37","-1,78","47,59","4.626,81",\
"T1","caja@pino.example","Pino S.L.","F-3"
"""


def test_a_statement_of_paypal_is_of_the_account_of_its_activities():
    statement, activity = read("paypal_statement_csv.csv"), read("paypal_csv.csv")
    assert [each.account_key for each in statement.statements] == ["paypal_csv", "paypal_csv"]

    def facts(parsed):
        lines = parsed.rows
        return [(each.bank_id, each.booked_on, each.amount_minor, each.payer) for each in lines]

    assert facts(statement) == facts(activity)


@pytest.mark.parametrize(
    ("text", "on", "amounts", "reference"),
    [
        (GERMAN_STATEMENT, date(2026, 4, 2), [125_000, -3_160, -120_000], "R-17"),
        (GERMAN_ACTIVITY, date(2026, 4, 2), [125_000, -3_160], "R-17"),
        (SPANISH_STATEMENT, date(2020, 1, 24), [4_937, -178], "F-3"),
    ],
)
def test_paypal_writes_in_the_language_of_the_account(text, on, amounts, reference, tmp_path):
    parsed = read_text(tmp_path, text, "paypal.csv")
    assert [line.amount_minor for line in parsed.rows] == amounts
    assert not parsed.problems
    first = parsed.rows[0]
    assert (first.booked_on, first.currency, first.reference) == (on, "EUR", reference)


QIF_WITH_LISTS = """!Type:Cat
NSales
DSales of goods
I
^
!Type:Class
NYork
^
!Option:AutoSwitch
!Account
NBusiness account
TBank
^
!Clear:AutoSwitch
!Type:Bank
D11/24'26
T1,200.00
PAcme Ltd
MINV-1001
^
!Type:Memorized
KP
T-80.00
PRent
^
"""


def test_lists_before_the_movements_of_a_qif_file_are_passed_over(tmp_path):
    parsed = read_text(tmp_path, QIF_WITH_LISTS, "all.qif")
    assert (parsed.profile, parsed.statements[0].account_name) == ("qif", "Business account")
    assert [(line.row, line.amount_minor, line.payer) for line in parsed.rows] == [
        (16, 120_000, "Acme Ltd")
    ]


@pytest.mark.parametrize("heading", ["Cat", "Class", "Invst", "Memorized", "Prices", "Security"])
def test_a_qif_file_of_lists_alone_says_so(heading, tmp_path):
    with pytest.raises(UnreadableFileError, match="no movements of a bank account"):
        read_text(tmp_path, f"!Type:{heading}\nNSales\nT5\n^\n", "lists.qif")


# The bank writes no blanks behind the last sign of a record.
CSB43_CUT = """110000000000000000001602011605312000000000000009783ACME S.L
22    00001605261605250610010000000000000300000000000000000000005540014210128010
2301COMISION
22    0000160512160512040162000000000280290000000000000000000000
2301TRANSFERENC. PINO S.L.
3300000000000000000000001000000000000030000100000000028029200000000028026978
88999999999999999999000006
"""


def test_records_of_csb43_may_end_with_their_last_sign(tmp_path):
    parsed = read_text(tmp_path, CSB43_CUT, "a.n43")
    assert parsed.profile == "csb43"
    assert [(line.booked_on, line.amount_minor) for line in parsed.rows] == [
        (date(2016, 5, 26), -3),
        (date(2016, 5, 12), 28_029),
    ]


INVESTMENTS = """OFXHEADER:100

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO<MESSAGE>Success</STATUS></SONRS>
</SIGNONMSGSRSV1>{}</OFX>
"""


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<INVSTMTMSGSRSV1><INVSTMTRS><CURDEF>USD</INVSTMTRS></INVSTMTMSGSRSV1>", "investment"),
        ("", "has no bank statement in it."),
        (
            "<STMTTRNRS><STATUS><CODE>2003<SEVERITY>ERROR<MESSAGE>No such account</STATUS>",
            "The bank says: No such account.",
        ),
    ],
)
def test_an_ofx_file_without_a_statement_says_why_but_not_that_all_is_well(inside, told, tmp_path):
    with pytest.raises(UnreadableFileError) as refused:
        read_text(tmp_path, INVESTMENTS.format(inside), "a.ofx")
    assert told in refused.value.title
    assert "Success" not in refused.value.title


RABOBANK = """"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn",\
"Tegenrekening IBAN/BBAN","Naam tegenpartij","Omschrijving-1","Omschrijving-2"
"NL71RABO0123456789","EUR","RABONL2U","1","2026-09-16","2026-09-16","+1200,00","+2200,00",\
"NL91ABNA0417164300","ACME BV","FACT 1001"," "
"""
ING_NL = """"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";\
"Bedrag (EUR)";"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"
"20260916";"ACME BV";"NL20INGB0001234567";"NL91ABNA0417164300";"OV";"Bij";"1200,00";\
"Overschrijving";"FACT 1001";"2200,00";""
"""
SPARKASSE = """"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";\
"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
"DE02120300000000202051";"16.09.26";"";"GUTSCHRIFT";"FACT 1001";"ACME BV";\
"NL91ABNA0417164300";"ABNANL2A";"1.200,00";"EUR";"Umsatz gebucht"
"DE02120300000000202051";"17.09.26";"";"LASTSCHRIFT";"STROM";"STADTWERKE";\
"DE91100000000123456789";"BELADEBE";"-80,00";"EUR";"Umsatz vorgemerkt"
"""
AIB = """Posted Account, Posted Transactions Date, Description1, Description2, Debit Amount,\
 Credit Amount,Balance,Posted Currency,Transaction Type
"NL91-067","16/09/2026","ACME BV","FACT 1001","","1,200.00","2,200.00",EUR,"Credit"
"""
TIDE = """Date,Transaction ID,Transaction description,Reference,From,To,Paid in,Paid out,\
Category name,Transaction type,Status,Initiated by
2026-09-16,T1,ACME BV FACT 1001,FACT 1001,ACME BV,,1200.00,,Income,Transfer,Settled,
2026-09-17,T2,SHOP,,,SHOP,,5.00,Costs,Card,Pending,Ann
"""
SPANISH = """Fecha,Concepto,Cargo,Abono,Saldo,Referencia
16/09/2026,ACME BV FACT 1001,,1200.00,2200.00,77
"""
ITALIAN = """Data;Descrizione;Dare;Avere
16/09/2026;ACME BV FACT 1001;;1.200,00
"""


@pytest.mark.parametrize(
    ("text", "names_payer", "currency"),
    [
        (RABOBANK, True, "EUR"),
        (ING_NL, True, "EUR"),
        (SPARKASSE, True, "EUR"),
        (AIB, False, "EUR"),
        (TIDE, True, "GBP"),
        (SPANISH, False, "GBP"),
        (ITALIAN, False, "GBP"),
    ],
)
def test_words_of_other_banks_and_languages_are_columns(text, names_payer, currency, tmp_path):
    parsed = read_text(tmp_path, text, "bank.csv")
    (line,) = parsed.rows
    assert (line.booked_on, line.amount_minor) == (date(2026, 9, 16), 120_000)
    assert line.currency == currency
    assert "FACT 1001" in line.text
    assert "ACME BV" in (line.payer if names_payer else line.text)
    assert not parsed.problems


REPORT = """"Example Co, LLC",,,,,,,,,
Sales by Product/Service Detail,,,,,,,,,

,Transaction date,Transaction type,Num,Customer full name,Description,Quantity,Sales price,\
Amount,Balance
,01/30/2025,Invoice,5001,Acme Corp,Hosting,1.00,"1,000.00","1,000.00","1,000.00"
"""


def test_a_report_of_sales_is_no_statement_though_it_has_a_balance(tmp_path):
    with pytest.raises(UnreadableFileError, match="not a known export"):
        read_text(tmp_path, REPORT, "sales.csv")


def test_fees_of_stripe_are_positive_figures_and_payments_come_in_once(tmp_path):
    whole, history = read("stripe_csv.csv"), read("stripe_balance_csv.csv")
    assert history.statements[0].account_key == whole.statements[0].account_key == "STRIPEGBP"

    def movements(parsed):
        lines = [line for line in parsed.rows if line.bank_type != "payout"]
        return sorted((line.bank_id, line.booked_on, line.amount_minor) for line in lines)

    assert movements(whole) == movements(history)
    assert sum(line.amount_minor for line in whole.rows) == 0
    assert sum(line.amount_minor for line in history.rows) == 0
    wrong = (FOLDER / "stripe_balance_csv.csv").read_text("utf-8").replace("1183.00", "1184.00")
    (problem,) = read_text(tmp_path, wrong, "stripe.csv").problems
    assert "not to the net" in problem.reason
