"""A column that says debit or credit beside amounts without a sign, in a table that is mapped."""

from __future__ import annotations

from pathlib import Path

import pytest

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file


@pytest.mark.parametrize(
    ("heading", "debit", "credit"),
    [
        ("S/H", "S", "H"),
        ("Soll/Haben-Kennzeichen", "S", "H"),
        ("Dr/Cr", "Dr", "Cr"),
        ("D/C", "D", "C"),
        ("Sens", "Débit", "Crédit"),
        ("D/H", "Debe", "Haber"),
    ],
)
def test_a_column_that_says_the_side_makes_credits(
    heading: str, debit: str, credit: str, tmp_path: Path
) -> None:
    path = tmp_path / "op.csv"
    rows = (f"RE-1;Eiche;01.10.2026;119,00;{debit}", f"RE-2;Eiche;13.10.2026;50,00;{credit}")
    path.write_text("\n".join((f"Rechnung;Kunde;Datum;Betrag;{heading}", *rows, "")), "utf-8")
    columns = {each.field: each.header for each in inspect(path).suggestions}
    assert columns["type"] == heading
    parsed = read_file(path, mapping=Mapping(kind=FileKind.ITEMS, columns=columns))
    assert [(each.type, each.amount_minor) for each in parsed.rows] == [
        ("invoice", 11_900),
        ("credit_note", 5_000),
    ]


@pytest.mark.parametrize("amount", ["50,00", "-50,00"])
def test_a_credit_is_one_whatever_its_sign(amount: str, tmp_path: Path) -> None:
    path = tmp_path / "op.csv"
    head, row = "Rechnung;Kunde;Datum;Betrag;S/H", f"RE-2;Eiche;13.10.2026;{amount};H"
    path.write_text(f"{head}\n{row}\n", "utf-8")
    columns = {each.field: each.header for each in inspect(path).suggestions}
    parsed = read_file(path, mapping=Mapping(kind=FileKind.ITEMS, columns=columns))
    assert [(each.type, each.amount_minor) for each in parsed.rows] == [("credit_note", 5_000)]


def test_a_column_of_types_says_more_than_one_of_sides(tmp_path: Path) -> None:
    path = tmp_path / "op.csv"
    head, row = "Rechnung;Kunde;Datum;Betrag;S/H;Belegart", "Z-1;Eiche;13.10.2026;50,00;H;Zahlung"
    path.write_text(f"{head}\n{row}\n", "utf-8")
    columns = {each.field: each.header for each in inspect(path).suggestions}
    assert columns["type"] == "Belegart"
    parsed = read_file(path, mapping=Mapping(kind=FileKind.ITEMS, columns=columns))
    assert [each.type for each in parsed.rows] == ["receipt"]
