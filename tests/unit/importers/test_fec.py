"""The file of entries of French programs: decimal signs, sides, and entries that take one back."""

import pytest

from collector_desktop.importers.read import read_file

BEFORE = (
    *("JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib"),
    *("CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib"),
)
BEHIND = ("EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise")
DEBIT_CREDIT, WITH_SIDES = ("Debit", "Credit"), ("Montant", "Sens")


def read(folder, columns, *entries):
    """Return what is read of entries of one customer, each with its two cells of money."""
    lines = ["\t".join((*BEFORE, *columns, *BEHIND))]
    for number, money in enumerate(entries, 1):
        of_customer = ("20260115", "411000", "Clients", "C001", "Elm SA")
        piece = (f"FA{number}", "20260115", "Facture")
        cells = ("VE", "Ventes", str(number), *of_customer, *piece, *money, "", "", "20260131")
        lines.append("\t".join(cells))
    path = folder / "123456789FEC20261231.txt"
    path.write_text("\n".join((*lines, "")), encoding="utf-8")
    return read_file(path)


def amounts(parsed):
    """Return type and minor units of what was read."""
    return [(row.type, row.amount_minor) for row in parsed.rows]


@pytest.mark.parametrize("sign", [",", "."])
def test_amounts_may_have_a_comma_or_a_point(sign, tmp_path):
    entries = (("1234,56", "0,00"), ("0,00", "200,50"))
    changed = [tuple(cell.replace(",", sign) for cell in entry) for entry in entries]
    parsed = read(tmp_path, DEBIT_CREDIT, *changed)
    assert parsed.problems == ()
    assert amounts(parsed) == [("invoice", 123_456), ("receipt", 20_050)]


@pytest.mark.parametrize(("debit", "credit"), [("D", "C"), ("d", "c"), ("+1", "-1")])
def test_an_amount_may_have_its_side_in_a_column_of_its_own(debit, credit, tmp_path):
    parsed = read(tmp_path, WITH_SIDES, ("1200,00", debit), ("200,50", credit))
    assert parsed.profile == "fec-with-sides"
    assert amounts(parsed) == [("invoice", 120_000), ("receipt", 20_050)]


@pytest.mark.parametrize(
    ("columns", "entry", "expected"),
    [
        (DEBIT_CREDIT, ("0,00", "-200,00"), ("invoice", 20_000)),
        (DEBIT_CREDIT, ("-200,00", "0,00"), ("receipt", 20_000)),
        (WITH_SIDES, ("-200,00", "C"), ("invoice", 20_000)),
        (WITH_SIDES, ("-200,00", "D"), ("receipt", 20_000)),
    ],
)
def test_a_negative_entry_is_one_of_the_other_side(columns, entry, expected, tmp_path):
    assert amounts(read(tmp_path, columns, entry)) == [expected]


def test_an_amount_that_cannot_be_read_is_said_to_be_of_both_columns(tmp_path):
    parsed = read(tmp_path, DEBIT_CREDIT, ("12,50", "0,00"), ("douze,5", "0,00"))
    (problem,) = parsed.problems
    assert (problem.row, problem.column, problem.value) == (3, "Debit / Credit", "douze,5")
