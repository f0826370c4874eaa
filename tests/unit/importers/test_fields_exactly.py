"""Every field of a card, a book and a table is what stands in its own place, and nothing else."""

from datetime import date
from fractions import Fraction

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import text_columns, text_source
from collector_desktop.importers.base import RowKind
from collector_desktop.importers.gnucash.terms import bill_term
from collector_desktop.importers.gnucash.values import day, fraction, minor_units, text
from collector_desktop.importers.lines import LineSorter, is_bucket
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sum_words import subtotal_of
from collector_desktop.importers.text_source import open_text
from collector_desktop.importers.vcard.lines import plain, read_line, unfolded
from tests.unit.importers.whole_files import gnucash


@pytest.fixture
def card(tmp_path):
    """Return a function that reads one card of some lines."""

    def read(*lines):
        path = tmp_path / "a.vcf"
        path.write_text("\n".join(("BEGIN:VCARD", *lines, "END:VCARD", "")), "utf-8")
        (found,) = read_file(path).rows
        return found

    return read


def test_an_address_has_its_seven_parts(card):
    found = card("FN:A B", "ADR:Box 1;Unit 2;3 High St;Bath;Avon;BA1 1AA;GB").address
    assert (found.address1, found.address2, found.city, found.region) == (
        *("3 High St", "Unit 2", "Bath", "Avon"),
    )
    assert (found.postcode, found.country, found.row) == ("BA1 1AA", "GB", 1)
    short = card("FN:A B", "ADR:;;;Bath").address
    assert (short.address1, short.city, short.country) == ("", "Bath", "")
    assert card("FN:A B", "ADR:;;;;Avon;;GB").address is None


def test_the_address_at_work_goes_first_and_so_does_the_preferred_mail(card):
    found = card(
        "FN:A B",
        "ADR;TYPE=HOME:;;1 Home St;Bath;;;",
        "ADR;TYPE=WORK:;;2 Work St;Bath;;;",
        "EMAIL:one@x.example",
        "EMAIL;TYPE=PREF:two@x.example",
        "EMAIL:one@x.example",
        "EMAIL:none",
    )
    assert found.address.address1 == "2 Work St"
    assert found.emails == ("two@x.example", "one@x.example")


def test_a_number_comes_once_cut_at_fifty_signs_and_a_fax_never(card):
    found = card(
        "FN:A B",
        "TEL;TYPE=CELL:07700 900123",
        "TEL:07700-900123",
        "TEL;TYPE=FAX:0117 496 0199",
        "TEL:none",
        f"TEL;TYPE=WORK:{'1' * 60}",
    )
    assert found.phones == (("07700 900123", "Mobile"), ("1" * 50, "Work"))


@pytest.mark.parametrize(
    ("lines", "name", "organisation"),
    [
        (("N:Hall;Ben;;;", "ORG:Moss Ltd"), "Ben Hall", "Moss Ltd"),
        (("N:Hall", "ORG:Moss Ltd"), "Hall", "Moss Ltd"),
        (("N:;Ben",), "Ben", ""),
        (("FN:Moss Ltd", "ORG:Moss Ltd;Sales", "N:Hall;Ben"), "Ben Hall", "Moss Ltd"),
        (("NICKNAME:Benny",), "Benny", ""),
        (("KIND:org", "FN:Moss Ltd"), "", "Moss Ltd"),
        (("KIND:org", "FN:Sales", "ORG:Moss Ltd"), "", "Moss Ltd"),
    ],
)
def test_a_card_is_a_person_or_an_organisation(card, lines, name, organisation):
    found = card(*lines)
    assert (found.name, found.organisation) == (name, organisation)


def test_a_card_inside_a_card_is_left_out(card):
    found = card(
        "FN:A B", "AGENT:", "BEGIN:VCARD", "FN:C D", "TITLE:Agent", "END:VCARD", "ROLE:Buyer"
    )
    assert (found.name, found.role) == ("A B", "Buyer")


def test_lines_of_cards_are_unfolded_and_read_by_their_signs():
    assert list(unfolded("A:1\n 2\n\t3\nB:4")) == [(1, "A:123"), (4, "B:4")]
    soft = "N;ENCODING=QUOTED-PRINTABLE:a=\n b\nB:4"
    assert list(unfolded(soft)) == [(1, "N;ENCODING=QUOTED-PRINTABLE:a b"), (3, "B:4")]
    line = read_line(7, 'item1.TEL;WORK;TYPE="cell,voice";X=y:07700')
    assert (line.row, line.name, line.value) == (7, "TEL", "07700")
    assert line.kinds == {"WORK", "CELL", "VOICE"}
    assert read_line(1, "no line") is None
    assert read_line(1, "PHOTO;ENCODING=b:AAAA") is None
    assert plain("a\\, b\\nc\\;d") == "a, b c;d"


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        (Fraction(1, 200), "GBP", 1),
        (Fraction(-1, 200), "GBP", -1),
        (Fraction(1, 201), "GBP", 0),
        (Fraction(0), "GBP", 0),
        (Fraction(3, 2), "JPY", 2),
        (Fraction(5), "KWD", 5_000),
    ],
)
def test_half_a_penny_of_a_book_is_rounded_away_from_nothing(amount, currency, minor):
    assert minor_units(amount, currency) == minor


@pytest.mark.parametrize(
    ("stored", "on"),
    [
        ("2026-11-23 11:59:59", date(2026, 11, 23)),
        ("2026-11-23 12:00:00", date(2026, 11, 24)),
        ("2026-11-23", date(2026, 11, 23)),
        ("20261123", date(2026, 11, 23)),
        ("20261123120000", date(2026, 11, 24)),
    ],
)
def test_from_noon_on_a_moment_of_a_book_is_of_the_next_day(stored, on):
    assert day(stored) == on


def test_cells_of_a_book():
    assert (text(None), text(" a \n b "), text("x" * 301)) == ("", "a b", "x" * 300)
    assert fraction(3, 6) == Fraction(1, 2)
    for number, denominator in ((1, 0), ("1", 2), (1, None)):
        with pytest.raises(ValueError, match=r".*"):
            fraction(number, denominator)


def test_terms_of_a_book_at_their_limits():
    assert bill_term("GNC_TERM_TYPE_DAYS", 3650, None).due(date(2026, 1, 1)) == date(2035, 12, 30)
    assert bill_term("GNC_TERM_TYPE_DAYS", 3651, None) is None
    assert bill_term("GNC_TERM_TYPE_DAYS", -1, None) is None
    assert bill_term("GNC_TERM_TYPE_DAYS", 0, None).words == "0 days"
    proximo = bill_term("GNC_TERM_TYPE_PROXIMO", 31, 0)
    assert (proximo.words, proximo.due(date(2026, 1, 31))) == ("", date(2026, 2, 28))
    assert bill_term("GNC_TERM_TYPE_PROXIMO", 0, 1).due(date(2026, 11, 1)) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE splits SET quantity_num = 50 WHERE guid = 's6'", ("G-4", 4_000, 4_000)),
        ("UPDATE splits SET quantity_num = -50 WHERE guid = 's6'", ("G-4", 4_000, 0)),
        ("UPDATE splits SET quantity_num = -1 WHERE guid = 's6'", ("G-4", 4_000, 3_900)),
    ],
)
def test_no_more_is_open_than_the_invoice_and_no_less_than_nothing(tmp_path, statement, told):
    rows = read_file(gnucash(tmp_path / "book.dat", statement)).rows
    found = next(row for row in rows if row.number == "G-4")
    assert (found.number, found.amount_minor, found.open_minor) == told


COLUMNS = {"document_on": 1, "number": 2, "amount": 3, "open": 4}
HEADERS = ("", "Date", "Number", "Amount", "Open")


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["", "2026-11-24", "I-1", "5.00", "5.00"], RowKind.DATA),
        (["Acme Ltd", "2026-11-24", "I-1", "5.00", "5.00"], RowKind.DATA),
        (["", "", "", "", ""], RowKind.BLANK),
        (["", "Date", "Number", "Amount", "Open"], RowKind.HEADER),
        (["Acme Ltd", "", "", "", ""], RowKind.GROUP),
        (["Total", "", "", "", "5.00"], RowKind.TOTAL),
        (["Total", "2026-11-24", "", "", "5.00"], RowKind.TOTAL),
        (["Total for Acme Ltd", "", "", "", "5.00"], RowKind.SUBTOTAL),
        (["Total Acme Ltd", "", "", "5.00"], RowKind.SUBTOTAL),
        (["Ending balance", "", "", "5.00"], RowKind.SUBTOTAL),
        (["", "", "", "5.00", "5.00"], RowKind.SUBTOTAL),
        (["", "", "", "x", "5.00"], RowKind.DATA),
        (["", "", "I-2", "5.00", ""], RowKind.DATA),
        (["Words", "", "I-2", "", ""], RowKind.DATA),
        (["Words", "", "", "", "", "more"], RowKind.UNCLASSIFIED),
        (["Printed 24 November 2026", "", "", "", ""], RowKind.TRAILER),
        (["", "", "", "", "5.00"], RowKind.UNCLASSIFIED),
    ],
)
def test_a_line_of_a_report_is_one_thing(cells, kind):
    assert LineSorter(COLUMNS, HEADERS).kind(cells) is kind


def test_what_stands_alone_below_the_total_is_a_trailer():
    sorter = LineSorter(COLUMNS, HEADERS)
    assert sorter.kind(["Anything", "", "", "", ""]) is RowKind.GROUP
    assert sorter.kind(["Total", "", "", "", "5.00"]) is RowKind.TOTAL
    assert sorter.kind(["Anything", "", "", "", ""]) is RowKind.TRAILER


def test_names_of_buckets_and_subtotals():
    assert all(map(is_bucket, ("Current", "31 - 60 days", "> 90 days", "91 or more", " Older ")))
    assert not any(map(is_bucket, ("Acme Ltd", "31 Old Street", "Days Inn")))
    assert subtotal_of("Total for Acme Ltd with sub-customers") == "Acme Ltd"
    assert (subtotal_of("Total"), subtotal_of("Totally Ltd")) == ("", "")


def test_rows_are_numbered_by_lines_through_blocks_and_declarations(tmp_path, monkeypatch):
    monkeypatch.setattr(text_columns, "TOGETHER", 2)
    path = tmp_path / "a.csv"
    path.write_text('sep=;\na;b\n"1\n2";c\nd;e\n\nf;g\n', "utf-8", newline="")
    source = open_text(path)
    assert (source.delimiter, source.starts_with_declaration) == (";", True)
    for first in (1, 2, 64):
        rows = [
            (n, row)
            for numbers, rows in source.blocks(first)
            for n, row in zip(numbers, rows, strict=True)
        ]
        assert [(number, row[0] if row else "") for number, row in rows] == [
            *((2, "a"), (3, "1\n2"), (5, "d"), (6, ""), (7, "f")),
        ]


def test_a_line_has_three_hundred_columns_and_a_file_so_many_lines(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text(",".join("x" * 300) + "\n", "utf-8")
    assert len(next(open_text(path).rows())[1]) == 300
    path.write_text(",".join("x" * 301) + "\n", "utf-8")
    with pytest.raises(UnreadableFileError, match="300 columns"):
        list(open_text(path).rows())
    for end in ("," * 5_000, '," "' + "," * 5_000):
        path.write_text(f"a,b{end}\nc,d{end}\n", "utf-8")
        assert [row[:2] for _, row in open_text(path).rows()] == [["a", "b"], ["c", "d"]]
    monkeypatch.setattr(text_source, "LARGEST_ROWS", 3)
    path.write_text("a,b\n" * 3, "utf-8")
    assert len(list(open_text(path).rows())) == 3
    path.write_text("a,b\n" * 4, "utf-8")
    with pytest.raises(UnreadableFileError, match="more than 3 lines"):
        list(open_text(path).rows())
