"""What the bank said, through an export into a new ledger and on."""

import pytest

from collector_desktop.importers.base import BankStatement, FileKind, ParsedFile, StatementLine
from collector_desktop.importers.read import read_file
from collector_desktop.queries.bank_lines import bank_rules
from collector_desktop.services.bank_files import import_bank_file
from collector_desktop.services.bank_matching import confirm_certain, ignore_lines
from collector_desktop.services.bank_proposals import bank_proposals
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.exports import export_native
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.ledger_file import close_ledger, create_ledger
from collector_desktop.storage.models import BankLine, Item, SourceNumber
from tests.conftest import TODAY
from tests.integration.banking import BOOKED
from tests.integration.importing import bring_in, item_row

FILES = ("bank_lines.csv", "bank_rules.csv", "receipt_numbers.csv")
NATIVE = ("customers.csv", "items.csv", "allocations.csv")


def statement(*lines, profile="camt053"):
    made = tuple(
        StatementLine(row, BOOKED, None, minor, "GBP", payer, "GB1", text=text)
        for row, (minor, payer, text) in enumerate(lines, 2)
    )
    account = BankStatement("GB99", "Current account", "GBP", None, None, made)
    return ParsedFile(
        name=f"{profile}.csv",
        sha256=profile,
        kind=FileKind.BANK,
        profile=profile,
        program="Bank",
        signature="",
        rows=made,
        problems=(),
        statements=(account,),
    )


LINES = (
    (12_000, "Acme Trading", "INV-1"),
    (-4_000, "Landlord", "Rent"),
    (30, "Bank", "'=Interest"),
    (777, "", "Who knows"),
)
PAYMENT = item_row(9, "PAY-1", type="receipt", document_on=BOOKED, due_on=BOOKED)


def state():
    lines = BankLine.select().order_by(BankLine.id)
    return [(line.status, line.amount_minor, line.text, line.line_key) for line in lines]


@pytest.fixture
def moved(acme, tmp_path):
    """A ledger with matched lines, exported and brought into a new one; its bank as it was."""
    apply_import(statement(*LINES), TODAY)
    confirm_certain(TODAY)
    ignore_lines([BankLine.get(BankLine.amount_minor == 30).id], TODAY)
    bring_in(TODAY, PAYMENT)
    before = state(), bank_rules()
    export_native(tmp_path / "out", TODAY)
    close_ledger()
    create_ledger(tmp_path / "new.collector", "Priya", "test")
    for name in NATIVE:
        apply_import(read_file(tmp_path / "out" / name), TODAY)
    made = [import_bank_file(tmp_path / "out" / name, TODAY).value for name in FILES]
    assert not any(each.wrong for each in made)
    return before


def test_lines_rules_and_numbers_are_as_they_were(moved):
    lines, rules = moved
    assert state() == lines
    assert [each.status for each in BankLine.select().order_by(BankLine.id)] == [
        *("matched", "not_ours", "ignored", "open"),
    ]
    assert rules
    assert bank_rules() == rules
    assert [each.number for each in SourceNumber.select()] == ["PAY-1"]
    assert not check_ledger(TODAY)


@pytest.mark.parametrize("profile", ["camt053", "mt940"])
def test_the_same_statement_proposes_nothing_again(moved, profile):
    result = apply_import(statement(*LINES, profile=profile), TODAY).value
    assert (result.counts.unchanged, result.counts.created) == (len(LINES), 0)
    assert [each.line.amount_minor for each in bank_proposals(TODAY)] == [777]


def test_the_programs_payment_is_still_not_doubled(moved):
    bring_in(TODAY, PAYMENT)
    assert Item.select().where(Item.type == "receipt").count() == 1


def test_rows_that_are_here_are_named_and_left(moved, tmp_path):
    before = state()
    for name in FILES:
        again = import_bank_file(tmp_path / "out" / name, TODAY).value
        assert again.created == 0
        assert {each.reason for each in again.wrong} == {"It is already in the ledger."}
    assert state() == before


def test_bringing_the_bank_in_can_be_taken_back_and_done_again(moved, ledger):
    lines = state()
    for _ in FILES:
        undo_last(TODAY)
    assert state() == []
    assert not check_ledger(TODAY)
    for _ in FILES:
        redo_last(TODAY)
    assert state() == lines
    assert not check_ledger(TODAY)
