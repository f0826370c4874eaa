"""Reading at its limits: the last that is taken, and the first that is not."""

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.cells import CellError, shown, text_of
from collector_desktop.importers.dates import (
    DateOrder,
    DateReader,
    DateSurvey,
    DateTextError,
    DateVerdict,
    parse_day,
)
from collector_desktop.importers.delimiter import declared_delimiter, detect_delimiter
from collector_desktop.importers.headers import find_header, without_currency
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.native_notes import _call_note, wished_id
from collector_desktop.importers.plausible import fits


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01/01/1970", date(1970, 1, 1)),
        ("31/12/2100", date(2100, 12, 31)),
        ("31/12/1969", None),
        ("01/01/2101", None),
        ("01/01/69", date(2069, 1, 1)),
        ("01/01/70", date(1970, 1, 1)),
        ("20991231", date(2099, 12, 31)),
        ("21001231", date(2100, 12, 31)),
        ("01122026", date(2026, 12, 1)),
        ("011226", date(2026, 12, 1)),
        ("29/02/2100", None),
        ("29/02/2000", date(2000, 2, 29)),
    ],
)
def test_days_are_those_of_1970_to_2100(text, day):
    if day is None:
        with pytest.raises(DateTextError):
            parse_day(text)
    else:
        assert parse_day(text) == day


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2100, 12, 31)])
def test_a_day_of_the_spreadsheet_is_taken_as_it_is(day):
    assert DateReader(DateOrder.MDY)(day) is day


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        (["12/13/2026"], DateVerdict.MDY),
        (["13/12/2026"], DateVerdict.DMY),
        (["12/12/2026"], DateVerdict.UNNEEDED),
        (["11/12/2026"], DateVerdict.AMBIGUOUS),
        (["11.12.2026"], DateVerdict.DMY),
        (["11.12.2026", "11/12/2026"], DateVerdict.AMBIGUOUS),
        (["32.05.2026"], DateVerdict.UNNEEDED),
        (["15.15.2026"], DateVerdict.UNNEEDED),
        (["32/05/2026", "03/04/2026"], DateVerdict.AMBIGUOUS),
        (["05/32/2026", "00/13/2026", "13/00/2026", "03/04/2026"], DateVerdict.AMBIGUOUS),
        (["31/12/2026"], DateVerdict.DMY),
        (["12/31/2026"], DateVerdict.MDY),
        (["11.12.2026", "12/13/2026"], DateVerdict.MDY),
        (["12/13/2026", "13/12/2026"], DateVerdict.CONFLICT),
        (["05/05/2026 10:00"], DateVerdict.UNNEEDED),
        (["26/01/31"], DateVerdict.DMY),
    ],
)
def test_the_thirteenth_decides_the_order_of_days(texts, verdict):
    survey = DateSurvey()
    for text in texts:
        survey.add(text)
    assert survey.verdict is verdict


def test_the_first_day_that_decides_is_the_one_that_is_shown():
    survey = DateSurvey()
    for text in ("01/02/2026", "03/04/2026", "13/02/2026", "14/02/2026", "02/15/2026"):
        survey.add(text)
    assert (survey.unsure, survey.day_first, survey.month_first) == (
        *("01/02/2026", "13/02/2026", "02/15/2026"),
    )


@pytest.mark.parametrize(
    ("length", "told"), [(80, "x" * 80), (81, "x" * 79 + "…"), (200, "x" * 79 + "…")]
)
def test_a_cell_is_shown_with_eighty_signs(length, told):
    assert shown("x" * length) == told


def test_a_number_is_written_as_a_spreadsheet_shows_it():
    assert text_of(0.1 + 0.2) == "0.3"
    assert text_of(1234567890.12345) == "1234567890.12345"
    assert text_of(100.0) == "100"


@pytest.mark.parametrize(
    ("texts", "expected", "right"),
    [
        (["2026-11-24", "x"], "day", True),
        (["2026-11-24", "x", "y"], "day", False),
        (["24/11/2026", "11/24/2026"], "day", True),
        (["x"], "day", False),
        (["1.00", "x"], "amount", True),
        (["1,00", "1.234,50"], "amount", True),
        (["1.00", "x", "y"], "amount", False),
        ([], "amount", True),
        (["x"], "text", True),
    ],
)
def test_half_of_the_cells_must_be_what_the_header_says(texts, expected, right):
    assert fits(texts, expected) is right


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["a;b;c", "1,5;2;3"], ";"),
        (["a,b", "1;2"], ","),
        (["a|b", "1|2"], "|"),
        (["a\tb,c\td", "1\t2\t3"], "\t"),
        (["plain"], ","),
        (["Total; of all", "a,b,c", "1,2,3"], ","),
        (["a,b", *["1;2"] * 300], ";"),
        ([*["1,2"] * 200, *["1;2;3;4"] * 300], ","),
    ],
)
def test_the_sign_that_makes_most_table_separates(lines, delimiter):
    assert detect_delimiter(lines) == delimiter


def test_a_first_line_may_declare_the_sign():
    assert [declared_delimiter(each) for each in ("sep=;", '"SEP=|"', "sep=;;", "a;b")] == [
        *(";", "|", "", ""),
    ]


@pytest.mark.parametrize(
    ("header", "plain", "currency"),
    [
        ("Amount (GBP)", "Amount", "GBP"),
        ("Crédit en CHF", "Crédit", "CHF"),
        ("Amount in EUR", "Amount", "EUR"),
        ("Amount VAT", "Amount VAT", ""),
        ("GBP", "GBP", ""),
        ("Amount gbp", "Amount gbp", ""),
    ],
)
def test_a_header_may_name_a_currency(header, plain, currency):
    assert without_currency(header) == (plain, currency)


def test_the_line_with_most_known_names_is_the_header_and_the_first_of_equals():
    title, short, long = ["Invoices of Acme"], ["Number", "Amount"], ["Number", "Date", "Amount"]
    found = find_header([(1, title), (2, short), (4, long), (9, long)])
    assert (found.row, found.hits) == (4, 3)
    assert find_header([(1, title), (2, ["Amount"])]) is None
    assert find_header([(2, short)]).row == 2


@pytest.mark.parametrize(
    ("where", "taken"), [(0, True), (299, True), (300, False), (-1, False), (True, False)]
)
def test_a_column_is_mapped_by_its_place_among_300(where, taken):
    stated = {"columns": {"number": where}}
    if taken:
        assert Mapping.from_json(stated).columns == {"number": where}
    else:
        with pytest.raises(UnreadableFileError):
            Mapping.from_json(stated)


@pytest.mark.parametrize(("row", "taken"), [(0, True), (7, True), (-1, False), (True, False)])
def test_a_header_row_is_a_line_or_none(row, taken):
    stated = {"columns": {"number": 0}, "header_row": row}
    if taken:
        assert Mapping.from_json(stated).header_row == row
    else:
        with pytest.raises(UnreadableFileError, match="line number"):
            Mapping.from_json(stated)


@pytest.mark.parametrize(
    ("seconds", "taken"), [("0", True), ("86400", True), ("86401", False), ("-1", False)]
)
def test_a_call_lasts_a_day_at_most(seconds, taken):
    names = ("called", "paid_on", "paid_reference", "rule_broken", "override")
    texts = {**dict.fromkeys(names, ""), "seconds": seconds}
    if taken:
        assert _call_note(texts).seconds == int(seconds)
    else:
        with pytest.raises(CellError, match="not a number of seconds"):
            _call_note(texts)


def test_an_id_has_nine_digits_at_most():
    assert wished_id({"id": "999999999"}) == 999_999_999
    with pytest.raises(CellError):
        wished_id({"id": "1000000000"})


def test_a_number_that_the_spreadsheet_knows_decides_no_order():
    survey = DateSurvey()
    for cell in (311226, 31122026.0, date(2026, 12, 31)):
        survey.add(cell)
    assert survey.verdict is DateVerdict.UNNEEDED
