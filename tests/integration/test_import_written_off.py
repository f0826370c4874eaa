"""What a program wrote off is given up in the ledger as well, and is no money that came in."""

from datetime import date

from collector_desktop.importers.read import read_file
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.models import Allocation, Item
from tests.integration.importing import bring_in, item, item_row
from tests.unit.importers.exports import export_of

TODAY = date(2026, 11, 24)


def settled_by(number):
    made = Allocation.select().where(Allocation.target == item(number))
    return sorted(
        (each.source.type, each.amount_minor, each.source.document_on, each.source.origin)
        for each in made
    )


def test_the_rest_that_zoho_wrote_off_is_a_bad_debt_and_the_other_part_was_paid(ledger):
    apply_import(read_file(export_of("zoho-invoices")), TODAY)
    assert settled_by("INV-000004") == [
        ("credit_adjustment", 4_000, date(2026, 5, 31), "bad_debt"),
        ("receipt", 8_000, date(2026, 2, 20), ""),
    ]
    assert settled_by("INV-000005") == [
        ("credit_adjustment", 6_000, date(2026, 6, 30), "bad_debt"),
    ]
    assert check_ledger(TODAY) == []


def test_what_a_newer_file_has_written_off_is_given_up_on_its_day(ledger, tmp_path):
    source = export_of("zoho-invoices")
    apply_import(read_file(source), TODAY)
    assert settled_by("INV-000003") == []
    text = source.read_text(encoding="utf-8")
    newer = tmp_path / "newer.csv"
    headers = text.splitlines()[0].split(",")
    row = next(line for line in text.splitlines() if "INV-000003" in line)
    cells = row.split(",")
    told = {"Invoice Status": "Paid", "Balance": "0.00"}
    told |= {"WriteOff Date": "2026-09-30", "WriteOff Amount": "75.00"}
    for name, value in told.items():
        cells[headers.index(name)] = value
    newer.write_text(text.replace(row, ",".join(cells)), encoding="utf-8")
    for _ in range(2):
        result = apply_import(read_file(newer), TODAY).value
        assert settled_by("INV-000003") == [
            ("credit_adjustment", 7_500, date(2026, 9, 30), "bad_debt"),
        ]
    assert result.counts.updated == 0


def test_no_more_is_given_up_than_is_settled_and_a_credit_is_not_written_off(ledger):
    rows = (
        item_row(2, "A-1", open_minor=11_000, written_off_minor=5_000),
        item_row(3, "C-1", open_minor=0, written_off_minor=5_000, type="credit_note"),
        item_row(4, "A-2", open_minor=12_000, written_off_minor=5_000),
    )
    bring_in(TODAY, *rows)
    assert settled_by("A-1") == [("credit_adjustment", 1_000, TODAY, "bad_debt")]
    assert settled_by("A-2") == []
    assert Item.get(Item.number == "C-1").open_minor == 0
    assert Item.select().where(Item.origin == "bad_debt").count() == 1
