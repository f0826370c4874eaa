"""What some banks write otherwise: Dutch prose in MT940, no type, camt entries without a day."""

from datetime import date

import pytest

from collector_desktop.importers.bank import camt
from tests.unit.importers.bank.bank_files import FOLDER, read_text

HEAD = ":20:A\n:25:123456789\n:28C:1\n:60F:C261101EUR0,00\n"
PADDED = """SEPA OVERBOEKING                 IBAN: NL91ABNA0417164300
BIC: ABNANL2A                    NAAM: BAKKERIJ BRUIN
OMSCHRIJVING: INV-1001
KENMERK: E2E-1"""
SLIP = """SEPA ACCEPTGIRO IBAN: NL91ABNA0417164300 NAAM: BRUIN INV-1001 BV
BETALINGSKENM.: 1234567890098876 ID DEBITEUR: 7 KENMERK: NOTPROVIDED"""
END = ":62F:C261102EUR40,00\n-\n"


def line_of(folder, movement, details):
    """Return the only line of a statement with one movement."""
    parsed = read_text(folder, f"{HEAD}:61:2611021102C40,00{movement}\n:86:{details}\n{END}")
    assert parsed.problems == ()
    (line,) = parsed.rows
    return line


@pytest.mark.parametrize(
    ("details", "payer", "account", "reference"),
    [
        (
            PADDED,
            "BAKKERIJ BRUIN",
            "NL91ABNA0417164300",
            "E2E-1",
        ),
        (
            SLIP,
            "BRUIN INV-1001 BV",
            "NL91ABNA0417164300",
            "1234567890098876",
        ),
        (
            "INV-1001\nREK: NL91ABNA0417164300/NAAM: BRUIN BV",
            "BRUIN BV",
            "NL91ABNA0417164300",
            "",
        ),
        ("INV-1001 KENMERK: NOTPROVIDED IBAN: NL91 NAAM: BRUIN", "BRUIN", "NL91", ""),
        ("INV-1001 NAAM: NOBODY IN PARTICULAR", "", "", ""),
        ("INV-1001 IBAN: NL91ABNA0417164300", "", "", ""),
    ],
)
def test_dutch_prose_says_who_paid(details, payer, account, reference, tmp_path):
    line = line_of(tmp_path, "NTRFNONREF", details)
    assert (line.payer, line.payer_account, line.reference) == (payer, account, reference)
    assert "INV-1001" in line.text


@pytest.mark.parametrize(
    ("movement", "kind", "reference", "mark"),
    [
        ("NTRFREF-7//BANK-1", "NTRF", "REF-7", "BANK-1"),
        ("NONREF", "", "", ""),
        ("NONREF//BANK-1", "", "", "BANK-1"),
        ("//BANK-1", "", "", "BANK-1"),
        ("", "", "", ""),
    ],
)
def test_a_movement_may_lack_its_type(movement, kind, reference, mark, tmp_path):
    line = line_of(tmp_path, movement, "BRUIN INV-1001")
    assert (line.bank_type, line.reference, line.bank_id) == (kind, reference, mark)


def test_a_question_mark_in_the_words_loses_none_of_them(tmp_path):
    details = "166?00GUTSCHRIFT?20SVWZ+WANN? 95?96 UND?2A?21 INV-1001?32BRUIN?38PL61109010140000"
    line = line_of(tmp_path, "NTRFNONREF", details)
    assert line.text == "BRUIN GUTSCHRIFT WANN? 95?96 UND?2A INV-1001"
    assert (line.payer, line.payer_account) == ("BRUIN", "PL61109010140000")


@pytest.mark.parametrize(
    ("opening", "closing", "taken"),
    [("2026-11-05", "2026-11-05", True), ("2026-11-01", "2026-11-05", False), ("x", "x", False)],
)
def test_an_entry_without_a_day_is_of_the_only_day_of_its_statement(
    opening, closing, taken, tmp_path
):
    balance = (
        "<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{}</Amt>"
        "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{}</Dt></Dt></Bal>"
    )
    text = (
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><Stmt>"
        "<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>"
        f"{balance.format('OPBD', '0', opening)}{balance.format('CLBD', '40', closing)}"
        "<Ntry><Amt Ccy='EUR'>40</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry>"
        "</Stmt></BkToCstmrStmt></Document>"
    )
    parsed = read_text(tmp_path, text, "s.xml", unbalanced=True)
    days = [line.booked_on for line in parsed.rows]
    assert days == ([date(2026, 11, 5)] if taken else [])
    assert len(parsed.problems) == (not taken)


def test_the_only_day_of_a_statement_is_looked_for_once(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(camt, "only_day", asked.append)
    text = (FOLDER / "camt053.xml").read_text("utf-8")
    assert len(read_text(tmp_path, text, "s.xml").rows) > len(asked) == 1


def test_the_days_of_entries_stay_theirs(tmp_path):
    text = (FOLDER / "camt053.xml").read_text("utf-8")
    assert {line.booked_on.day for line in read_text(tmp_path, text, "s.xml").rows} == {2, 3, 5}
