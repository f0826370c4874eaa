"""Sales of MYOB: several lines an invoice, dollars, and what cannot be said line by line."""

import pytest

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file
from tests.unit.importers.exports import DATA

SALES = (DATA / "myob_sales.csv").read_text("utf-8")


def sales(folder, *changes, **hints):
    """Return what is read of the made-up sales after some changes of their text."""
    text = SALES
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = folder / "ITEMSALE.TXT"
    path.write_text(text, "utf-8", newline="")
    return read_file(path, hints=ReadHints(**hints))


def test_dollars_are_those_of_the_currency_that_is_said(tmp_path):
    dollars = (("1,100.00", "$1,100.00"), ("220.00", "$220.00"), ("\t0.00", "\t$0.00"))
    first = sales(tmp_path, *dollars, currency="AUD").rows[0]
    assert (first.amount_minor, first.currency) == (132_000, "AUD")
    assert first.reference == "PO 7"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("0.00\t\tHAR-7", "50.00\t\tHAR-7"), "'220.00 with paid 50.00' is not an amount."),
        (("\t0.00\tI", "\t11.00\tI"), "'55.00 with freight of 11.00' is not an amount."),
    ],
)
def test_an_invoice_with_freight_or_paid_at_once_is_rejected(tmp_path, change, told):
    assert told in [problem.reason for problem in sales(tmp_path, change).problems]


@pytest.mark.parametrize("broken", ["220.x", ""])
def test_an_invoice_of_which_one_line_cannot_be_read_does_not_come_in(tmp_path, broken):
    parsed = sales(tmp_path, ("220.00", broken))
    assert [item.number for item in parsed.rows] == ["00001002", "00001004"]
    line, invoice = parsed.problems
    assert (line.row, invoice.row, invoice.value) == (4, 3, "00001001")
    assert "Its line in row 4 cannot be read" in invoice.reason
    assert parsed.rows_in_file == sum(parsed.counts.values())


def test_a_line_of_nothing_takes_nothing_from_its_invoice(tmp_path):
    parsed = sales(tmp_path, ("220.00", "0.00"))
    assert (parsed.rows[0].number, parsed.rows[0].amount_minor) == ("00001001", 110_000)
    assert [problem.row for problem in parsed.problems] == [4]


def test_a_line_with_too_many_cells_keeps_its_invoice_out(tmp_path):
    parsed = sales(tmp_path, ("Painting", "Painting\tand more"))
    assert "00001001" not in [item.number for item in parsed.rows]
    assert [problem.row for problem in parsed.problems] == [4, 3]


def test_a_line_without_a_number_spoils_no_other(tmp_path):
    parsed = sales(tmp_path, ("00001002", ""))
    assert [item.number for item in parsed.rows] == ["00001001", "00001004"]


def test_an_entry_that_cannot_be_read_keeps_its_item_out(tmp_path):
    text = (DATA / "wave_transactions.csv").read_text("utf-8")
    assert text.count(",-94.00,,,94.00,,Harbour") == 1
    path = tmp_path / "wave.csv"
    path.write_text(text.replace("94.00,,Harbour", "94.x,,Harbour"), "utf-8")
    good, spoilt = read_file(DATA / "wave_transactions.csv"), read_file(path)
    assert len(spoilt.rows) == len(good.rows) - 1
    assert "without it the amount is wrong" in spoilt.problems[-1].reason


@pytest.mark.parametrize(
    ("headers", "row", "expected"),
    [
        (
            "Konto;Beschriftung;Rechnungsnr.;Rechnungsdatum;Fälligkeit;Rechnungsbetrag;Saldo offen",
            "10001;Eiche GmbH;RE-1001;13.10.2026;31.10.2026;1.250,00;250,00",
            ("RE-1001", 125_000, 25_000),
        ),
        (
            "Réf.;Tiers;Date facturation;Montant TTC;Règlements reçus;Restant à payer",
            "FA1;Chêne SARL;13/10/2026;1250,00;1000,00;250,00",
            ("FA1", 125_000, 25_000),
        ),
    ],
)
def test_what_is_open_is_suggested_by_its_name(tmp_path, headers, row, expected):
    path = tmp_path / "list.csv"
    path.write_text(f"{headers}\n{row}\n", "utf-8")
    seen = inspect(path)
    columns = {each.field: each.column for each in seen.suggestions}
    (item,) = read_file(path, mapping=Mapping(FileKind.ITEMS, columns)).rows
    assert (item.number, item.amount_minor, item.open_minor) == expected
