"""Small decisions of the readers, each met on the side where it makes a difference."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import whole_look, workbook
from collector_desktop.importers.base import FileKind, ParsedFile
from collector_desktop.importers.delimiter import detect_delimiter
from collector_desktop.importers.fields import ALLOCATION_FIELDS
from collector_desktop.importers.headings import with_headings
from collector_desktop.importers.layout import Layout
from collector_desktop.importers.one_field import Field
from collector_desktop.importers.own_files import own_headings
from collector_desktop.importers.plain_items import _texts
from collector_desktop.importers.profile import Derived, ItemRules, Lines, Profile, named
from collector_desktop.importers.profiles.mapped import MAPPED_RULES
from collector_desktop.importers.profiles.sage50_customers import _looks_like_sage
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sheet_texts import has_texts
from collector_desktop.importers.sources import open_source
from tests.unit.importers.exports import NATIVE, export_of
from tests.unit.importers.whole_files import gnucash, ubl

PEOPLE = "customer,name,role,email,phones,wrong_phones,is_main,do_not_call"
PROMISES = (
    "id,customer,amount,currency,promised_for,taken_on,status,decided_on,person,method,items,"
    "paid_before,contact,received"
)


@pytest.mark.parametrize(
    ("word", "sides"),
    [
        ("invoice", ("invoice", "credit_note")),
        *(
            (word, (word, word))
            for word in ("credit_note", "receipt", "refund", "debit_adjustment")
        ),
        ("credit_adjustment", ("credit_adjustment", "credit_adjustment")),
        ("journal", ("debit_adjustment", "credit_adjustment")),
    ],
)
def test_a_mapped_file_may_name_types_as_we_do(word, sides):
    assert MAPPED_RULES.types[word] == sides


def test_a_field_is_made_only_where_no_column_has_it_and_one_of_its_sources_is_there():
    profile = Profile(
        name="a",
        program="A",
        kind=FileKind.CUSTOMERS,
        columns=(),
        fields=named(name="Name", terms="Terms"),
        derived={"terms": Derived(("Days",), str), "email": Derived(("Mail|Post",), str)},
        needed=("name",),
    )
    assert profile.match(("Name", "Terms", "Days")).columns == {"name": 0, "terms": 1}
    made = profile.match(("Days", "Name"))
    assert made.columns == {"name": 1, "terms": 2}
    assert [sources for sources, _ in made.derived] == [(0,)]
    assert profile.match(("Name",)).derived == ()
    assert profile.match(("Name", "Post")).columns == {"name": 0, "email": 2}
    assert profile.match(("Post",)) is None


def test_what_nobody_says_of_a_format_is_not_so():
    """The words of docs/formats.md: only some programs know names first, only some pay oldest."""
    layout = Layout("a", "A", FileKind.ITEMS, 1, ("a",), {})
    parsed = ParsedFile("a", "0", FileKind.ITEMS, "a", "A", "s", (), ())
    profile = Profile("a", "A", FileKind.ITEMS, (), {}, ())
    for each in (layout, parsed, profile):
        assert (each.is_open_items_list, each.names_first, each.receipts_pay) == (False,) * 3
    assert (layout.is_report, profile.is_report, profile.only_own_columns) == (False,) * 3
    assert (profile.header_lines, parsed.makes_customers) == (1, False)
    assert (parsed.rows_in_file, parsed.excluded, parsed.part_lines) == (0, 0, 0)
    rules = ItemRules({})
    assert (rules.has_groups, rules.amount_is_open, rules.number_needed) == (False,) * 3
    assert (rules.positive_only, rules.excludes_other_types, rules.lines) == (
        *(False, False),
        Lines.ONE,
    )
    assert not Field("a", "A", ()).needed
    assert all(field.needed for field in ALLOCATION_FIELDS)


@pytest.mark.parametrize(("text", "currency"), [("eur", "EUR"), ("", ""), ("GBP", "GBP")])
def test_the_currency_of_a_customer_is_kept_in_capitals(tmp_path, text, currency):
    path = tmp_path / "a.csv"
    path.write_text(f"code,name,currency\nC1,Moss,{text}\n", "utf-8")
    (row,) = read_file(path, kind="customers").rows
    assert row.currency == currency


def sage(**places):
    """Return a Sage 50 record of the 30 columns that Sage documents, A to AD, by place."""
    record = [""] * 30
    record[0], record[1] = "MOSS01", "Moss Ltd"
    for place, text in places.items():
        record[int(place[1:])] = text
    return [record]


@pytest.mark.parametrize(
    ("places", "fits"),
    [
        ({}, True),
        ({"p18": "5000.00", "p20": "14", "p21": "2.5", "p23": "T1", "p29": "30"}, True),
        *(({f"p{place}": "word"}, False) for place in (18, 20, 21, 23, 29)),
        *(({f"p{place}": "word"}, True) for place in (17, 19, 22, 24, 28)),
        ({"p0": "NINESIGNS"}, False),
        ({"p0": "EIGHTSIG"}, True),
        ({"p0": "TWO W"}, False),
        ({"p1": ""}, False),
        ({"p23": "T100"}, False),
    ],
)
def test_a_sage_record_has_its_numbers_in_s_u_v_and_ad_and_its_tax_code_in_x(places, fits):
    assert _looks_like_sage(sage(**places)) is fits


def test_a_sage_record_has_thirty_columns_at_least_and_a_file_has_a_record():
    assert not _looks_like_sage([sage()[0][:29]])
    assert not _looks_like_sage([])
    assert not _looks_like_sage([*sage(), *sage(p18="word")])


def test_a_line_that_a_separator_cannot_cut_speaks_for_no_separator():
    """A cell of 131,072 signs and more is refused by the reader of CSV."""
    assert detect_delimiter(["," * 140_000]) == ","


def test_a_file_that_is_larger_than_any_book_is_not_read(tmp_path, monkeypatch):
    path = gnucash(tmp_path / "a.gnucash")
    size = path.stat().st_size
    monkeypatch.setattr(whole_look, "LARGEST_BOOK", size)
    assert whole_look.look_at_whole_format(path).profile == "gnucash"
    monkeypatch.setattr(whole_look, "LARGEST_BOOK", size - 1)
    with pytest.raises(UnreadableFileError, match="is larger than"):
        whole_look.look_at_whole_format(path)


@pytest.mark.parametrize(("length", "kept"), [(79, True), (80, True), (81, False)])
def test_terms_of_eighty_signs_are_more_than_prose(tmp_path, length, kept):
    words = "n" * length
    note = f"<cac:PaymentTerms><cbc:Note>{words}</cbc:Note></cac:PaymentTerms>"
    document = ubl(due="").replace(
        b"<cac:LegalMonetaryTotal>", f"{note}<cac:LegalMonetaryTotal>".encode()
    )
    path = tmp_path / "a.xml"
    path.write_bytes(document)
    (row,) = read_file(path).rows
    assert row.terms == (words if kept else "")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("heads", [PEOPLE, PROMISES])
def test_the_headings_of_our_own_file_are_shown_as_they_stand(tmp_path, ending, heads):
    path = tmp_path / f"a.{ending}"
    if ending == "csv":
        path.write_text(f"{heads}\n", "utf-8")
    else:
        book = openpyxl.Workbook()
        book.active.append(heads.split(","))
        book.save(path)
    assert own_headings(path) == tuple(heads.split(","))
    assert whole_look.look_at_whole_format(path).headers == tuple(heads.split(","))


@pytest.mark.parametrize(("contact", "kept"), [("7", "7"), ("", ""), ("none", "none")])
def test_a_promise_names_its_contact_says_none_or_says_nothing(tmp_path, contact, kept):
    path = tmp_path / "a.csv"
    line = f"1,C1,12.50,GBP,2026-12-01,2026-11-20,open,,Ada,phone,I-1,,{contact},"
    path.write_text(f"{PROMISES}\n{line}\n", "utf-8")
    parsed = read_file(path)
    assert not parsed.problems
    (row,) = parsed.rows
    assert (row.contact, row.amount_minor, row.pay_by) == (kept, 1250, date(2026, 12, 1))
    assert (row.received_minor, row.decided_on, row.wished_id) == (0, None, 1)


@pytest.mark.parametrize(
    ("part", "has"),
    [
        (b'<sheetData><c r="A2" t="s"><v>1</v></c></sheetData>', True),
        (b'<sheetData><c r="A1" t="s"><v>1</v></c><c r="B2"/></sheetData>', False),
        (b'<sheetData><c r="A2"><v>1</v></c><c r="B2"/></sheetData>', False),
        (b'<sheetData><c r="B2" t="s"><v>1</v></c><c r="A2"><v>1</v></c></sheetData>', False),
        (b'<c t="s" r="A2"><v>1</v></c><c r="B2"><v>1</v></c>', True),
        (b'<x:c r="A2"><v>1</v></x:c><c r="B2"><v>1</v></c><c r="C2"/>', True),
        (b'<c><v>1</v></c><c r="B2"><v>1</v></c>', True),
        (b"<sheetData/>", True),
    ],
)
def test_a_sheet_that_is_written_oddly_is_taken_to_have_texts(part, has):
    assert has_texts(BytesIO(part), [0], 1) is has


def test_a_spreadsheets_wrapping_is_taken_off_a_column():
    assert _texts(['="0012"', "'0013", " 14 "]) == ["0012", "0013", "14"]
    assert _texts(["0012", " 14 "]) == ["0012", "14"]


def test_amounts_of_several_currencies_have_the_decimals_of_each(tmp_path):
    """ISO 4217: the pound has two decimals, the Kuwaiti dinar three."""
    path = tmp_path / "a.csv"
    rows = ("invoice,1,C1,2026-01-05,12.50,GBP", "invoice,2,C1,2026-01-05,12.50,KWD")
    path.write_text("\n".join(("type,number,customer,date,amount,currency", *rows, "")), "utf-8")
    assert [each.amount_minor for each in read_file(path).rows] == [1_250, 12_500]


def test_the_strings_of_a_workbook_may_be_larger_than_its_other_parts(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["code", "name"])
        for at in range(300):
            sheet.write_row(at + 1, 0, [f"C{at}", f"A customer of a name {at}"])
    monkeypatch.setattr(workbook, "LARGEST_TREE", 6_000)
    assert len(read_file(path, kind="customers").rows) == 300
    monkeypatch.setattr(workbook, "LARGEST_STRINGS", 6_000)
    other = tmp_path / "b.xlsx"
    other.write_bytes(path.read_bytes())
    with pytest.raises(UnreadableFileError):
        read_file(other, kind="customers")


@pytest.mark.parametrize(("name", "grouped"), [("qbd-open-invoices", True), ("items", False)])
def test_lines_are_shown_with_the_heading_above_them_where_a_format_has_groups(name, grouped):
    path = export_of(name) if grouped else export_of(NATIVE[name])
    lines = list(with_headings(open_source(path)))
    under = {text for _, heading, _ in lines for text in heading if text}
    assert under == ({"Harbour Lights Ltd", "Green & Sons"} if grouped else set())
    assert [cells for _, _, cells in lines] == [cells for _, cells in open_source(path).rows()]


def test_a_report_of_customers_ends_in_lines_that_are_none(tmp_path):
    path = tmp_path / "a.csv"
    head = "Customer,Company Name,First Name,Last Name,Main Email,Main Phone"
    end = "Thursday, July 30, 2026 04:19 PM GMT-06:00"
    path.write_text(f'Moss Ltd\nContact List\n\n{head}\nBell,,,,b@x.example,1\n\n"{end}"\n')
    parsed = read_file(path)
    assert parsed.profile == "qbd-customer-contact-list"
    assert ([row.name for row in parsed.rows], parsed.problems) == (["Bell"], ())


def test_a_column_is_called_as_the_file_calls_it_else_by_its_place():
    layout = Layout("a", "A", FileKind.ITEMS, 1, ("a", ""), {"amount": 0, "open": 1})
    assert layout.header("amount") == "a"
    assert layout.header("open") == "column 2"
    assert layout.header("due_on") == "due on"
    assert layout.width == 2
    assert replace(layout, headers=()).width == 0
