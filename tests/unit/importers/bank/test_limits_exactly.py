"""Statements at their limits, by the rules of each format: one side of a limit, and the other."""

import zipfile
from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank.archive import _check
from collector_desktop.importers.bank.coda import looks_like_coda
from collector_desktop.importers.bank.csv_balance import Step, break_in, ends_of, misprint_in
from collector_desktop.importers.bank.draft import LineError, StatementDraft, is_returned
from collector_desktop.importers.bank.mt940 import _account, mt940_kind
from collector_desktop.importers.bank.ofx import _encoding, looks_like_ofx
from collector_desktop.importers.bank.qif import _plain_day, looks_like_qif
from collector_desktop.importers.base import StatementLine
from tests.unit.importers.bank.bank_files import FOLDER, read_text

FIRST, SECOND, THIRD = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4)
HEAD = ":20:A\n:25:12030000/0000202051\n:28C:1/1\n:60F:C261101EUR100,00\n"


def steps(*rows):
    """Steps of (moved, balance) or (moved, balance, day)."""
    return [Step(at, *row) for at, row in enumerate(rows, 2)]


@pytest.mark.parametrize(
    ("rows", "ends"),
    [
        (((5, 105), (7, 112)), (100, 112)),
        (((7, 112), (5, 105)), (100, 112)),
        (((5, 105),), (100, 105)),
        (((5, 105), (7, 113)), None),
        (((5, None), (7, 112)), None),
        (((5, 105), (7, None)), None),
        (((5, 105), (9, None), (7, 121)), (100, 121)),
        ((), None),
    ],
)
def test_rows_lead_from_their_first_balance_to_their_last(rows, ends):
    assert ends_of(steps(*rows)) == ends


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (((5, 105), (7, 111), (1, 112)), 3),
        (((5, 104), (7, 112), (1, 113)), 3),
        (((1, 113), (7, 112), (5, 104)), 3),
        (((1, 114), (1, 113), (7, 111), (5, 105)), 3),
        (((5, 105),), None),
        (((5, 105), (7, None)), None),
    ],
)
def test_the_row_that_does_not_follow_is_named(rows, row):
    found = break_in(steps(*rows), "GBP")
    assert (found and found.row) == row


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (((5, 105, FIRST), (7, 112, SECOND), (1, 113, THIRD)), None),
        (((5, 112, FIRST), (7, 107, FIRST), (1, 113, SECOND)), None),
        (((5, 104, FIRST), (7, 112, SECOND), (1, 113, THIRD)), 2),
        (((5, 105, FIRST), (7, 111, SECOND), (1, 113, THIRD)), 3),
        (((1, 113, THIRD), (7, 111, SECOND), (5, 105, FIRST)), 3),
        (((5, 105, SECOND), (7, 111, FIRST), (1, 113, THIRD)), None),
        (((5, 105, FIRST), (7, 111, None), (1, 113, THIRD)), None),
        (((5, 105, FIRST), (7, None, SECOND), (1, 113, THIRD)), None),
    ],
)
def test_a_day_that_ends_at_no_printed_balance_is_named(rows, row):
    found = misprint_in(steps(*rows), 100, "GBP")
    assert (found and found.row) == row


def zipped(*sizes):
    parts = []
    for size, packed in sizes:
        part = zipfile.ZipInfo("a.sta")
        part.file_size, part.compress_size = size, packed
        parts.append(part)
    return parts


@pytest.mark.parametrize(
    ("parts", "taken"),
    [
        (zipped((1 << 20, 1)), True),
        (zipped(((1 << 20) + 1, 1)), False),
        (zipped((200 * 6_000, 6_000)), True),
        (zipped((200 * 6_000 + 1, 6_000)), False),
        (zipped(*[(10, 10)] * 500), True),
        (zipped(*[(10, 10)] * 501), False),
        (zipped(*[(25 << 20, 1 << 20)] * 2), True),
        (zipped(*[(25 << 20, 1 << 20)] * 2, (1, 1)), False),
    ],
)
def test_an_archive_unpacks_to_fifty_megabytes_and_five_hundred_files(tmp_path, parts, taken):
    if taken:
        assert _check(tmp_path / "a.zip", parts) is None
    else:
        with pytest.raises(UnreadableFileError, match="more than can be read at once"):
            _check(tmp_path / "a.zip", parts)


@pytest.mark.parametrize(
    ("length", "is_coda"), [(119, False), (120, True), (128, True), (129, True), (130, False)]
)
def test_a_header_of_coda_has_about_128_signs(length, is_coda):
    assert looks_like_coda(b"0000006112672505".ljust(length) + b"\r\n1") is is_coda


def test_a_header_of_coda_names_its_day():
    assert not looks_like_coda(b"00000ABCDEF72505".ljust(128))
    assert not looks_like_coda(b"1000006112672505".ljust(128))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (b":20:A\n:25:1\n:60F:C261101EUR1,00", "mt940"),
        (b":20:A\n:25:1\n:34F:EUR0,\n:13D:2611021200+0100", "mt942"),
        (b"{1:F01}{2:O9421200}{4:\n:20:A\n:25:1\n:61:2611021102C5,NTRF", "mt942"),
        (b":20:A\n:25:1\n:13D:2611021200+0100\n:60F:C261101EUR1,00", "mt940"),
        (b":20:A\n:86:words", ""),
        (b"x:20:A x:25:1 :60F:C", ""),
        (b":25:1\n:60F:C261101EUR1,00", "mt940"),
    ],
)
def test_an_interim_report_is_told_from_a_statement(text, kind):
    assert mt940_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("12030000/0000202051EUR", "120300000000202051"),
        ("12030000/0000202051USD", "120300000000202051USD"),
        ("123EUR", "123EUR"),
        ("1234EUR", "1234"),
        ("DE89 3704 0044\nACME LTD", "DE8937040044"),
    ],
)
def test_a_currency_behind_the_account_is_no_part_of_it(text, key):
    assert _account(text, "EUR")[0] == key


@pytest.mark.parametrize(
    ("movement", "booked_on", "value_on"),
    [
        ("2402290229C5,NTRF", date(2024, 2, 29), date(2024, 2, 29)),
        ("2602290302C5,NTRF", date(2026, 3, 2), date(2026, 2, 28)),
        ("2602300302C5,NTRF", date(2026, 3, 2), date(2026, 2, 28)),
        ("2601011231C5,NTRF", date(2025, 12, 31), date(2026, 1, 1)),
        ("2512310101C5,NTRF", date(2026, 1, 1), date(2025, 12, 31)),
    ],
)
def test_the_last_of_february_is_its_30th_to_banks(tmp_path, movement, booked_on, value_on):
    text = f"{HEAD}:61:{movement}\n:62F:C261130EUR105,00\n-\n"
    (line,) = read_text(tmp_path, text).rows
    assert (line.booked_on, line.value_on) == (booked_on, value_on)


@pytest.mark.parametrize("movement", ["2602310302C5,NTRF", "2613010302C5,NTRF"])
def test_a_day_of_no_calendar_is_a_problem(tmp_path, movement):
    text = f"{HEAD}:61:{movement}\n:62F:C261130EUR100,00\n-\n"
    (problem,) = read_text(tmp_path, text).problems
    assert (problem.row, problem.column) == (5, ":61:")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"OFXHEADER:100\nENCODING:USASCII\nCHARSET:1252\n", "cp1252"),
        (b"OFXHEADER:100\nENCODING:UTF-8\nCHARSET:1252\n", "utf-8-sig"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><OFX>", "ISO-8859-1"),
        (b"<OFX>", "utf-8-sig"),
    ],
)
def test_the_encoding_of_ofx_is_that_of_its_head(head, encoding):
    assert _encoding(head) == encoding


def test_formats_are_known_by_their_first_signs():
    assert looks_like_ofx(b"ofxheader:100")
    assert looks_like_ofx(b" " * 1_000 + b"<ofx>")
    assert not looks_like_ofx(b" " * 400 + b"OFXHEADER:100")
    assert looks_like_qif(b"\xef\xbb\xbf!Type:Bank\n")
    assert looks_like_qif(b"!option:AllXfr\n")
    assert looks_like_qif(b"!Type:Invst\n")
    assert not looks_like_qif(b"!Type:Catalogue\n")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1/ 2'26", "1/2/2026"),
        ("1/2' 6", "1/2/2006"),
        ("1/2'126", "1/2'126"),
        ("1/2/2026", "1/2/2026"),
        ("1/2'", "1/2'"),
    ],
)
def test_a_year_behind_an_apostrophe_is_one_of_this_century(text, day):
    assert _plain_day(text) == day


def movement(row, minor):
    return StatementLine(row, FIRST, None, minor, "EUR")


def draft(opening=None, closing=None, *lines, **more):
    made = StatementDraft("12 34", " Main ", "EUR", lines=list(lines), **more)
    made.declared = type(made.declared)(opening=opening, closing=closing)
    return made


def test_one_balance_and_the_lines_give_the_other():
    lines = movement(2, 30_00), movement(3, -5_00)
    assert draft(100_00, None, *lines).finish("x", "a").closing_minor == 125_00
    assert draft(None, 125_00, *lines).finish("x", "a").opening_minor == 100_00
    whole = draft(100_00, 125_00, *lines).finish("x", "a")
    assert (whole.opening_minor, whole.closing_minor, whole.fault) == (100_00, 125_00, "")
    assert (whole.account_key, whole.account_name) == ("1234", "Main")


def test_a_balance_is_not_made_up_where_a_line_is_missing():
    broken = draft(100_00, None, movement(2, 30_00))
    broken.reject(3, LineError("amount", "x\n y", "much"))
    told = broken.finish("x", "a")
    assert (told.opening_minor, told.closing_minor) == (100_00, None)
    assert (told.problems[0].row, told.problems[0].value) == (3, "x y")
    wrong = draft(100_00, 131_00, movement(2, 30_00)).finish("x", "a.sta")
    assert "1234 in 'a.sta' does not add up" in wrong.fault.replace("12 34", "1234")


def test_a_statement_without_an_account_is_named_by_its_format():
    made = StatementDraft(currency="EUR").finish("qif", "a")
    assert (made.account_key, made.account_name) == ("qif", "qif")


@pytest.mark.parametrize(("minor", "text", "returned"), [
    (-1, "UNPAID CHEQUE", True), (0, "UNPAID CHEQUE", False), (1, "UNPAID CHEQUE", False),
    (-1, "RENT", False),
])  # fmt: skip
def test_only_money_out_comes_back(minor, text, returned):
    assert is_returned(minor, text) is returned
    assert is_returned(minor, "", text) is returned


CAMT = (FOLDER / "camt053.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("reference", "marks"), [("SHORT78", False), ("LONGER78", True), ("LONGER789", True)]
)
def test_an_entry_reference_of_eight_signs_marks_a_booking(tmp_path, reference, marks):
    text = CAMT.replace(
        "<AcctSvcrRef>2026-REF-4</AcctSvcrRef>", f"<NtryRef>{reference}</NtryRef>", 1
    )
    assert text != CAMT
    found = [line.bank_id for line in read_text(tmp_path, text).rows]
    assert (reference in found) is marks
