"""Records of fixed places, every place filled: nothing of a neighbour is taken along.

The places are those of the standards, counted from 1: CODA 2.6 of Febelfin and Norma 43 of the AEB.
"""

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank.coda import _communication, read_coda
from collector_desktop.importers.bank.csb43 import read_csb43
from collector_desktop.importers.bank.statement_text import StatementFile
from collector_desktop.importers.notation import ReadHints


def record(width, fill, **fields):
    """A record with a sign in every place; `p11=("text", 21)` fills 21 places from the 11th."""
    signs = [fill] * width
    for name, given in fields.items():
        text, length = given if isinstance(given, tuple) else (given, len(given))
        start = int(name[1:]) - 1
        signs[start : start + length] = text.ljust(length)
    assert len(signs) == width
    return "".join(signs)


def coda(**fields):
    return record(128, "~", **fields)


def money(minor):
    return f"{minor * 10:015d}"


def coda_file(*records, first="2"):
    head = record(128, "0", p1="0", p6="061126")
    account = ("BE68539007547034", 34) if first == "2" else ("539007547034 EURBE", 37)
    old = coda(p1="1", p2=first, p3="012", p6=account, p40="EUR", p43="0", p44=money(100_00),
               p59="011126", p65=("OUR COMPANY", 26))  # fmt: skip
    new = coda(p1="8", p2="012", p5=account, p39="EUR", p42="0", p43=money(150_00), p58="061126")
    whole = "\n".join([head, old, *records, new, record(128, "9")])
    return read_coda(StatementFile("a.cod", whole.encode("cp1252"), "0"), ReadHints())


def movement(
    detail="0000", minor=50_00, communication="0", said="WORDS OF THE FIRST RECORD", **more
):
    return coda(p1="21", p3="0001", p7=detail, p11=("REF-OF-THE-BANK", 21), p32="0",
                p33=money(minor), p48="021126", p54="00150000", p62=communication,
                p63=(said, 53), p116="031126", **more)  # fmt: skip


SECOND = coda(p1="22", p3="0001", p7="0000", p11=(" MORE OF THE SECOND", 53), p64=("E2E-77", 35),
              p99=("KREDBEBB", 11))  # fmt: skip
THIRD = coda(p1="23", p3="0001", p7="0000", p11=("BE43068999999501", 34), p45="EUR",
             p48=("ACME LTD", 35), p83=(" AND OF THE THIRD", 43))  # fmt: skip
INFORMATION = coda(p1="31", p3="0001", p7="0001", p11=("REF", 21), p32="00150000", p40="0",
                   p41=("INFORMATION BESIDE", 73))  # fmt: skip
FURTHER = coda(p1="32", p3="0001", p7="0001", p11=("STILL MORE", 105))


def test_every_field_of_coda_is_taken_from_its_own_places():
    (statement,) = coda_file(movement(), SECOND, THIRD, INFORMATION, FURTHER)
    assert (statement.account_key, statement.account_name) == ("BE68539007547034", "OUR COMPANY")
    assert (statement.currency, statement.opening_minor, statement.closing_minor) == (
        *("EUR", 100_00, 150_00),
    )
    (line,) = statement.lines
    assert (line.booked_on, line.value_on) == (date(2026, 11, 3), date(2026, 11, 2))
    assert (line.amount_minor, line.payer, line.reference) == (50_00, "ACME LTD", "E2E-77")
    assert (line.payer_account, line.bank_type, line.bank_id) == (
        *("BE43068999999501", "00150000", "REF-OF-THE-BANK"),
    )
    assert line.text == (
        "ACME LTD WORDS OF THE FIRST RECORD MORE OF THE SECOND AND OF THE THIRD"
        " INFORMATION BESIDE STILL MORE"
    )
    assert (statement.fault, statement.problems) == ("", ())


def test_an_account_of_coda_without_an_iban_has_its_currency_behind_a_blank():
    (statement,) = coda_file(movement(), first="0")
    assert (statement.account_key, statement.currency) == ("539007547034", "EUR")


def test_parts_of_a_movement_of_coda_have_a_number_of_their_own():
    parts = [movement(detail, minor) for detail, minor in (("0001", 20_00), ("0002", 30_00))]
    (statement,) = coda_file(movement(), *parts)
    assert [line.amount_minor for line in statement.lines] == [20_00, 30_00]
    (one,) = coda_file(movement(), movement("0010", 50_00))[0].lines
    assert one.amount_minor == 50_00


@pytest.mark.parametrize(
    ("said", "reference"),
    [
        ("101100112383134", "100112383134"),
        ("102100112383134", "100112383134"),
        ("101100112383134XYZ", "100112383134"),
        ("103100112383134", ""),
        ("10110011238313", ""),
        ("10110011238313X", ""),
    ],
)
def test_a_structured_communication_of_coda_has_twelve_digits(said, reference):
    found, words = _communication(movement(communication="1", said=said))
    assert found == reference
    assert words.strip() == ("+++100/1123/83134+++" if reference else said[3:])
    assert _communication(movement(said=said))[0] == ""


def csb43(**fields):
    return record(80, "~", **fields)


def csb43_file(*movements, **foot):
    head = csb43(p1="11", p3="2100", p7="0418", p11="0200051332", p21="261101", p27="261106",
                 p33="2", p34="00000000010000", p48="978", p51="3",
                 p52=("OUR COMPANY", 26))  # fmt: skip
    ends = {"p21": "00001", "p26": "00000000003000", "p40": "00002", "p45": "00000000008000",
            "p59": "2", "p60": "00000000015000", "p74": "978", **foot}  # fmt: skip
    last = csb43(p1="33", p3="2100", p7="0418", p11="0200051332", **ends)
    end = csb43(p1="88", p3="9" * 18, p21="000007")
    text = "\n".join([head, *movements, last, end])
    return read_csb43(StatementFile("a.n43", text.encode(), "0"), ReadHints())[0]


def entry(side, minor, reference="123456789012"):
    return csb43(p1="22", p7="0418", p11="261103", p17="261102", p23="02", p25="001", p28=side,
                 p29=f"{minor:014d}", p43="0000000007", p53=(reference, 12),
                 p65=("SECOND", 16))  # fmt: skip


WORDS = csb43(p1="23", p3="01", p5=("ACME LTD", 38), p43=("INVOICE 1001", 38))
ENTRIES = (entry("2", 60_00), WORDS, entry("2", 20_00), entry("1", 30_00))


def test_every_field_of_norma_43_is_taken_from_its_own_places():
    statement = csb43_file(*ENTRIES)
    assert (statement.account_key, statement.account_name) == ("210004180200051332", "OUR COMPANY")
    assert (statement.opening_minor, statement.closing_minor) == (100_00, 150_00)
    assert (statement.fault, statement.problems, statement.warnings) == ("", (), ())
    assert [line.amount_minor for line in statement.lines] == [60_00, 20_00, -30_00]
    line = statement.lines[0]
    assert (line.booked_on, line.value_on) == (date(2026, 11, 3), date(2026, 11, 2))
    assert (line.reference, line.bank_type) == ("123456789012", "02001")
    assert line.text == "ACME LTD INVOICE 1001 SECOND"


@pytest.mark.parametrize(
    ("foot", "said"),
    [
        ({"p21": "00002"}, "declares 2 lines of money out, but has 1"),
        ({"p26": "00000000003001"}, "declares money out of 30.01 EUR"),
        ({"p40": "00003"}, "declares 3 lines of money in, but has 2"),
        ({"p45": "00000000008001"}, "declares money in of 80.01 EUR"),
    ],
)
def test_each_total_of_norma_43_is_held_against_the_entries(foot, said):
    (warning,) = csb43_file(*ENTRIES, **foot).warnings
    assert said in warning.reason


def test_a_reference_of_noughts_and_an_empty_value_day_are_none():
    statement = csb43_file(*(each.replace("261102", "000000") for each in ENTRIES))
    assert {line.value_on for line in statement.lines} == {None}
    nothing = csb43_file(entry("2", 60_00, "0" * 12), *ENTRIES[2:])
    assert nothing.lines[0].reference == ""
    zeros = csb43_file(entry("2", 60_00, "000120000000"), *ENTRIES[2:])
    assert zeros.lines[0].reference == "000120000000"


def test_a_record_of_coda_is_named_by_its_line_and_a_balance_may_be_below_nothing():
    (statement,) = coda_file(movement(), movement(minor=0, detail="0000"))
    assert [line.row for line in statement.lines] == [3]
    head = record(128, "0", p1="0", p6="061126")
    old = coda(p1="1", p2="2", p3="012", p6=("BE68539007547034", 34), p40="EUR", p43="1",
               p44=money(20_00), p59="011126", p65=("OUR COMPANY", 26))  # fmt: skip
    new = coda(p1="8", p2="012", p5=("BE68539007547034", 34), p39="EUR", p42="0",
               p43=money(30_00), p58="061126")  # fmt: skip
    text = "\n".join([head, old, movement(), new, record(128, "9")])
    (below,) = read_coda(StatementFile("a.cod", text.encode("cp1252"), "0"), ReadHints())
    assert (below.opening_minor, below.closing_minor, below.fault) == (-20_00, 30_00, "")


def test_a_part_that_is_the_whole_is_the_movement_itself():
    (statement,) = coda_file(movement(), movement("0001", 50_00))
    assert [(line.row, line.amount_minor) for line in statement.lines] == [(3, 50_00)]


def test_records_behind_the_end_of_coda_need_an_end_of_their_own():
    head, end = record(128, "0", p1="0", p6="061126"), record(128, "9")
    old = coda(p1="1", p2="2", p6=("BE1", 34), p40="EUR", p43="0", p44=money(0))
    new = coda(p1="8", p5=("BE1", 34), p39="EUR", p42="0", p43=money(50_00))
    whole = [head, old, movement(), new, end]
    for lines, taken in ((whole, True), ([*whole, "", " "], True), ([*whole, *whole[:-1]], False)):
        file = StatementFile("a.cod", "\n".join(lines).encode("cp1252"), "0")
        if taken:
            assert len(read_coda(file, ReadHints())) == 1
        else:
            with pytest.raises(UnreadableFileError, match="cut off"):
                read_coda(file, ReadHints())
