"""Files of unknown programs: what is suggested, mapped, asked and refused."""

from datetime import date
from pathlib import Path

import pytest

from collector_desktop.domain.amounts import DecimalVerdict
from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind, RowKind
from collector_desktop.importers.dates import DateOrder, DateVerdict
from collector_desktop.importers.headers import find_header, match_aliases, plain_header, signature
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping, suggest_mapping
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file

DATA = Path(__file__).parents[2] / "data" / "imports"
SIMPLE = {
    "number": "No",
    "customer_name": "Client",
    "document_on": "Date",
    "amount": "Total",
}


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def items(columns: dict[str, str | int], **more: object) -> Mapping:
    return Mapping(kind=FileKind.ITEMS, columns=columns, **more)  # type: ignore[arg-type]


def test_an_unknown_file_is_inspected_and_its_columns_suggested() -> None:
    seen = inspect(DATA / "rechnungen.csv")
    assert (seen.profile, seen.kind, seen.header_row) == ("", FileKind.ITEMS, 2)
    assert (seen.encoding, seen.delimiter) == ("cp1252", ";")
    assert (seen.date_order, seen.decimal) == (DateVerdict.DMY, DecimalVerdict.COMMA)
    assert {hint.field: hint.header for hint in seen.suggestions} == {
        "number": "Rechnungsnummer",
        "customer_code": "Kundennr",
        "customer_name": "Kunde",
        "document_on": "Rechnungsdatum",
        "due_on": "Fällig am",
        "amount": "Betrag",
        "open": "Offen",
        "currency": "Währung",
    }
    assert all(hint.confidence == "matched" for hint in seen.suggestions)
    assert seen.sample_rows[0][1] == "Müller & Söhne"


def test_a_suggested_mapping_reads_the_file() -> None:
    seen = inspect(DATA / "rechnungen.csv")
    mapping = items({hint.field: hint.header for hint in seen.suggestions})
    parsed = read_file(DATA / "rechnungen.csv", mapping=mapping)
    assert parsed.profile == "mapped"
    assert parsed.problems == ()
    assert [(row.type, row.number, row.amount_minor, row.open_minor) for row in parsed.rows] == [
        ("invoice", "R-100", 123456, 100000),
        ("credit_note", "R-101", 9990, 9990),
    ]
    assert parsed.rows[0].due_on == date(2026, 2, 28)
    assert parsed.signature == seen.signature


def test_a_known_export_is_inspected_as_such() -> None:
    seen = inspect(DATA / "qbo_ar_ageing_detail.csv")
    assert (seen.profile, seen.program) == ("qbo-ar-ageing-detail", "QuickBooks Online")
    assert seen.header_row == 5
    assert seen.date_order is DateVerdict.DMY


def test_the_user_may_click_another_header_row(tmp_path: Path) -> None:
    path = written(tmp_path, "Invoice No,Date,Total", "A,B,C", "1,2,3")
    assert inspect(path).header_row == 1
    clicked = inspect(path, header_row=2)
    assert (clicked.header_row, clicked.headers) == (2, ("A", "B", "C"))
    assert clicked.suggestions == ()


def test_a_column_that_does_not_look_like_its_header_is_to_be_checked() -> None:
    rows = [["soon", "a lot"], ["later", "5.00"], ["n/a", "much"]]
    found = suggest_mapping(["Due date", "Total"], rows)
    assert [(hint.field, hint.confidence) for hint in found] == [
        ("due_on", "please check"),
        ("amount", "please check"),
    ]


def test_a_list_of_customers_is_told_from_a_list_of_items() -> None:
    people = find_header([(1, ["Client Name", "Email", "Phone", "Country"])])
    assert people is not None
    assert people.kind is FileKind.CUSTOMERS
    bills = find_header([(1, ["Report"]), (2, ["Client", "Invoice #", "Date", "Total"])])
    assert bills is not None
    assert (bills.kind, bills.row) == (FileKind.ITEMS, 2)
    assert find_header([(1, ["one", "two"])]) is None


def test_headers_are_compared_by_their_letters() -> None:
    assert plain_header("*ContactName") == plain_header("contact  name") == "contactname"
    assert plain_header("Invoice #") != plain_header("Invoice")
    assert signature(["A", "B", ""]) == signature([" a", "b*"])
    assert signature(["A", "B"]) != signature(["B", "A"])
    assert signature(["A", "B", "Problem"]) == signature(["A", "B"])
    assert signature(["A", "Problem", "B"]) != signature(["A", "B"])


def test_a_mapping_survives_json() -> None:
    mapping = items(
        SIMPLE | {"due_on": 4},
        date_order=DateOrder.DMY,
        decimal=",",
        header_row=3,
        encoding="cp1252",
        delimiter=";",
        currency="EUR",
        is_open_items_list=True,
    )
    assert Mapping.from_json(mapping.to_json()) == mapping
    assert Mapping.from_json(items(SIMPLE).to_json()) == items(SIMPLE)


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        ([], "it needs 'kind' and 'columns'"),
        ({"columns": {"nonsense": "A"}}, "'nonsense' is not one of"),
        ({"columns": {"number": ""}}, "needs a header or a column number"),
        ({"columns": {"number": -1}}, "needs a header or a column number"),
        ({"columns": {"number": True}}, "needs a header or a column number"),
        ({"kind": "payroll", "columns": {}}, "'kind' is one of"),
        ({"columns": {}, "date_order": "XYZ"}, "'date_order' is one of"),
        ({"columns": {}, "decimal": ";"}, "'decimal' is"),
        ({"columns": {}, "header_row": -1}, "'header_row' is"),
        ({"columns": {}, "encoding": 5}, "'encoding' must be text"),
        ({"kind": None, "columns": {}}, "'kind' is one of"),
    ],
)
def test_a_mapping_that_says_nothing_usable_is_refused(stated: object, why: str) -> None:
    with pytest.raises(UnreadableFileError, match=why):
        Mapping.from_json(stated)


def test_the_headers_of_our_own_table_serve_as_names_of_fields() -> None:
    columns = {"number": "Nr", "customer": "Kunde", "date": "Datum", "due_date": "Bis", "amount": 4}
    mapping = Mapping.from_json({"kind": "items", "columns": columns})
    assert set(mapping.columns) == {"number", "customer_code", "document_on", "due_on", "amount"}


def test_columns_may_be_mapped_by_place_in_a_file_without_header(tmp_path: Path) -> None:
    path = written(tmp_path, "7,Ann,31/01/2026,5.00", "8,Bob,01/02/2026,6.00")
    columns = {"number": 0, "customer_name": 1, "document_on": 2, "amount": 3}
    parsed = read_file(path, mapping=items(columns, header_row=0))
    assert [row.number for row in parsed.rows] == ["7", "8"]
    assert parsed.rows[1].document_on == date(2026, 2, 1)


def test_a_mapping_whose_header_is_absent_or_that_lacks_a_field_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "No,Client,Date,Total", "1,Ann,2026-01-01,5.00")
    with pytest.raises(UnreadableFileError, match="no column 'Gross'") as refused:
        read_file(path, mapping=items(SIMPLE | {"amount": "Gross"}))
    assert "No, Client, Date, Total" in refused.value.advice
    with pytest.raises(UnreadableFileError, match="'Amount'"):
        read_file(path, mapping=items({"number": "No", "document_on": "Date"}))


def test_the_currency_of_a_mapping_holds_for_every_row(tmp_path: Path) -> None:
    path = written(tmp_path, "No,Client,Date,Total", "1,Ann,2026-01-01,1200")
    parsed = read_file(path, mapping=items(SIMPLE, currency="JPY"))
    assert (parsed.rows[0].currency, parsed.rows[0].amount_minor) == ("JPY", 1200)


def test_ambiguous_dates_are_asked_and_never_guessed(tmp_path: Path) -> None:
    path = written(tmp_path, "No,Client,Date,Total", "1,Ann,03/04/2026,5.00")
    parsed = read_file(path, mapping=items(SIMPLE))
    assert parsed.rows == ()
    assert [(problem.row, problem.column) for problem in parsed.problems] == [(1, "Date")]
    assert "'03/04/2026' can be read day first or month first" in parsed.problems[0].reason
    told = read_file(path, mapping=items(SIMPLE), hints=ReadHints(date_order=DateOrder.MDY))
    assert told.rows[0].document_on == date(2026, 3, 4)
    kept = read_file(path, mapping=items(SIMPLE, date_order=DateOrder.DMY))
    assert kept.rows[0].document_on == date(2026, 4, 3)


def test_dates_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    path = written(
        tmp_path, "No,Client,Date,Total", "1,Ann,31/01/2026,5.00", "2,Ann,01/31/2026,5.00"
    )
    parsed = read_file(path, mapping=items(SIMPLE))
    assert parsed.rows == ()
    assert "'31/01/2026' has the day first" in parsed.problems[0].reason
    told = read_file(path, mapping=items(SIMPLE), hints=ReadHints(date_order=DateOrder.DMY))
    assert [problem.row for problem in told.problems] == [3]


@pytest.mark.parametrize(
    ("amounts", "sentence"),
    [(("1.234", "2.345"), "with or without decimals"), (("5.50", "5;50"), "decimal comma")],
)
def test_a_doubtful_decimal_sign_is_asked(
    tmp_path: Path, amounts: tuple[str, str], sentence: str
) -> None:
    lines = [f'{n},Ann,2026-01-01,"{text}"' for n, text in enumerate(amounts)]
    path = written(tmp_path, "No,Client,Date,Total", *(line.replace(";", ",") for line in lines))
    parsed = read_file(path, mapping=items(SIMPLE))
    assert parsed.rows == ()
    assert sentence in parsed.problems[0].reason
    told = read_file(path, mapping=items(SIMPLE), hints=ReadHints(decimal=","))
    assert told.rows
    assert told.counts == parsed.counts


def test_a_report_with_customers_as_groups_is_mapped_without_a_customer_column(
    tmp_path: Path,
) -> None:
    path = written(
        tmp_path,
        "Aged Receivables,,,",
        "As at 31 March 2026,,,",
        "No,Date,Type,Total,Seen,Sent",
        "Ann Ltd,,,",
        "1,2026-01-15,Invoice,2000.00",
        ",2026-02-01,Credit note,-150.00",
        "Total Ann Ltd,,,1850.00",
        ",,,,odd,cells",
        "No,Date,Type,Total,Seen,Sent",
        "Bob & Co,,,",
        "2,2026-02-03,Invoice,10.00",
        "Total,,,1860.00",
        "made by hand,,,",
    )
    columns = {"number": "No", "document_on": "Date", "type": "Type", "amount": "Total"}
    parsed = read_file(path, mapping=items(columns))
    assert parsed.problems == ()
    assert parsed.as_of == date(2026, 3, 31)
    assert [(row.customer_name, row.type, row.number) for row in parsed.rows] == [
        ("Ann Ltd", "invoice", "1"),
        ("Ann Ltd", "credit_note", "CREDIT-20260201"),
        ("Bob & Co", "invoice", "2"),
    ]
    assert [(check.stated_minor, check.summed_minor) for check in parsed.totals] == [
        (185000, 185000),
        (186000, 186000),
    ]
    assert parsed.counts[RowKind.UNCLASSIFIED] == 1
    assert parsed.counts[RowKind.HEADER] == 2
    assert parsed.counts[RowKind.TRAILER] == 1


def test_more_outstanding_than_the_amount_is_a_problem(tmp_path: Path) -> None:
    path = written(
        tmp_path, "No,Client,Date,Total,Due", "1,Ann,2026-01-01,5,6", "2,Ann,2026-01-01,5,-1"
    )
    parsed = read_file(path, mapping=items(SIMPLE | {"open": "Due"}))
    assert [(problem.row, problem.column) for problem in parsed.problems] == [
        (2, "Due"),
        (3, "Due"),
    ]


def test_a_mapped_list_of_customers_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "Client Name,Email,Limit", "Ann,ann@x.example,100", "Ann,,")
    mapping = Mapping(
        FileKind.CUSTOMERS, {"name": "Client Name", "email": "Email", "credit_limit": "Limit"}
    )
    parsed = read_file(path, mapping=mapping)
    assert [(row.name, row.email, row.credit_limit) for row in parsed.rows] == [
        ("Ann", "ann@x.example", "100.00")
    ]
    assert [(problem.row, problem.column) for problem in parsed.problems] == [(3, "Client Name")]


def test_the_short_words_of_bookkeepers_are_known() -> None:
    found = match_aliases(("A/C", "Name", "Inv", "Number", "Date", "Total", "O/S"), FileKind.ITEMS)
    assert (found["customer_code"], found["open"], found["amount"]) == (0, 6, 5)


def test_a_line_too_long_for_its_header_may_end_before_the_column_of_numbers(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, "Code,Name", "I-1,Acme,13/09/2026,13/10/2026,120.00")
    columns = {"number": 5, "customer_name": 1, "document_on": 2, "due_on": 3, "amount": 4}
    parsed = read_file(path, mapping=items(columns, header_row=1))
    assert [problem.row for problem in parsed.problems] == [2]
    assert "more cells than the header" in parsed.problems[0].reason
