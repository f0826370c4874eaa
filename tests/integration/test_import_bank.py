"""Bank lines in the ledger: none twice, none lost, taken back as one, refused as a whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from collector_desktop.domain.errors import ConflictError
from collector_desktop.importers.base import BankStatement, FileKind, ParsedFile, StatementLine
from collector_desktop.importers.read import read_file
from collector_desktop.services.history import undo, undo_last
from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.storage.models import BankAccount, BankLine, ImportBatch
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

FILES = Path(__file__).parents[1] / "data" / "bank"


def line(minor, day=2, text="ACME INV-1", **more):
    on = date(2026, 11, day)
    return StatementLine(more.pop("row", 2), on, None, minor, "GBP", text=text, **more)


def statement(*lines, key="20201512345678", currency="GBP", name="week.csv"):
    account = BankStatement(key, "Current", currency, None, None, lines)
    return ParsedFile(
        name=name,
        sha256=repr((name, lines)),
        kind=FileKind.BANK,
        profile="hsbc_csv",
        program="HSBC",
        signature="",
        rows=lines,
        problems=(),
        statements=(account,),
    )


def bring_in(parsed):
    return apply_import(parsed, TODAY).value.counts


def stored():
    return [(row.booked_on, row.amount_minor) for row in BankLine.select().order_by(BankLine.id)]


def test_lines_are_stored_with_what_the_bank_said(ledger):
    outcome = apply_import(read_file(FILES / "camt053.xml"), TODAY)
    assert outcome.summary == "Import camt053.xml: 3 new payments to match"
    account = BankAccount.get()
    assert (account.key, account.name, account.currency) == (
        *("DE02120300000000202051", "Our Company", "EUR"),
    )
    first = BankLine.select().order_by(BankLine.id).first()
    assert (first.payer, first.payer_account) == ("ACME LTD", "DE89370400440532013000")
    assert (first.reference, first.bank_type) == ("E2E-1", "PMNT/RCDT/ESCT")
    assert [(row.amount_minor, row.is_return, row.status) for row in BankLine.select()] == [
        (120_000, 0, "open"),
        (35_050, 0, "open"),
        (-9_999, 0, "not_ours"),
        (-35_050, 1, "open"),
    ]


def test_a_refund_that_grew_comes_in_with_what_it_grew_by(ledger, tmp_path):
    """5.00 of 1,200.00 went back, then 20.00 in all; the file of before brings nothing again."""
    text = (FILES / "stripe_payments_csv.csv").read_text("utf-8")
    grown = text.replace("1200.00,5.00", "1200.00,20.00")
    assert grown != text
    for number, each in enumerate((text, grown, text, grown + " ")):
        path = tmp_path / f"{number}.csv"
        path.write_text(each, "utf-8")
        apply_import(read_file(path), TODAY)
    refunds = BankLine.select().where(BankLine.text.startswith("Refund of ch_1001"))
    assert sorted(each.amount_minor for each in refunds) == [-15_00, -5_00]
    assert BankLine.select().count() == 10


def test_a_banks_own_mark_that_ends_like_that_of_a_refund_changes_nothing(ledger):
    lines = (line(100, bank_id="REF-9-refund"), line(200, bank_id="a-refund-b"), line(-3))
    assert bring_in(statement(*lines)).created == 3
    assert sorted(amount for _, amount in stored()) == [-3, 100, 200]


def test_overlapping_files_bring_each_line_once(ledger):
    first, second, third = line(100, 1), line(200, 2), line(300, 3)
    bring_in(statement(first, second, name="first.csv"))
    again = bring_in(statement(second, third, name="second.csv"))
    assert (again.created, again.unchanged) == (1, 1)
    assert [amount for _, amount in stored()] == [100, 200, 300]


def test_two_equal_payments_of_one_day_in_one_file_are_two(ledger):
    assert bring_in(statement(line(100), line(100))).created == 2
    again = bring_in(statement(line(100), line(100), line(100), name="later.csv"))
    assert (again.created, again.unchanged) == (1, 2)


def test_a_banks_own_mark_may_come_twice_with_other_money(ledger):
    lines = (line(100, bank_id="REF"), line(200, bank_id="REF"))
    assert bring_in(statement(*lines)).created == 2
    reworded = (line(100, bank_id="REF", text="ACME"), line(200, bank_id="REF"))
    assert bring_in(statement(*reworded, name="b.csv")).unchanged == 2


def test_the_order_of_a_file_does_not_matter(ledger):
    lines = (line(100, 1), line(200, 1, text="BROWN"), line(100, 1))
    bring_in(statement(*lines))
    assert bring_in(statement(*reversed(lines), name="newest_first.csv")).unchanged == 3


def test_the_same_line_on_two_accounts_is_two_lines(ledger):
    bring_in(statement(line(100), key="1"))
    bring_in(statement(line(100), key="2", name="b.csv"))
    assert BankAccount.select().count() == BankLine.select().count() == 2


def test_one_number_may_hold_several_currencies(ledger):
    apply_import(read_file(FILES / "paypal_csv.csv"), TODAY)
    accounts = {account.key: account.currency for account in BankAccount.select()}
    assert accounts == {"paypal_csv": "GBP", "paypal_csv EUR": "EUR"}
    assert bring_in(read_file(FILES / "paypal_csv.csv")).unchanged == 6


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.iterdir()))
def test_the_same_file_again_changes_nothing(name, ledger):
    parsed = read_file(FILES / name)
    first = apply_import(parsed, TODAY).value.counts
    again = apply_import(parsed, TODAY)
    assert first.created == len(parsed.rows) == BankLine.select().count()
    assert again.operation_id is None
    assert (again.value.counts.created, again.value.counts.unchanged) == (0, first.created)


def test_a_plan_changes_nothing(ledger, snapshot):
    before = snapshot()
    assert plan_import(read_file(FILES / "ofx.ofx"), TODAY).counts.created == 4
    assert snapshot() == before


def test_undo_takes_lines_and_account_away_as_one(ledger, snapshot):
    before = snapshot()
    apply_import(read_file(FILES / "mt940.sta"), TODAY)
    undo_last(TODAY)
    assert snapshot() == before


def test_an_import_stays_while_a_later_one_needs_its_account(ledger):
    first = apply_import(statement(line(100, 1), name="a.csv"), TODAY)
    bring_in(statement(line(200, 2), name="b.csv"))
    with pytest.raises(ConflictError, match="A later change depends on it"):
        undo(first.operation_id, TODAY)
    assert len(stored()) == 2


def test_an_import_stays_while_one_of_its_lines_is_matched(ledger):
    done = apply_import(statement(line(100)), TODAY)
    with operation("test", "Match", TODAY):
        BankLine.update(status="matched").execute()
    with pytest.raises(ConflictError, match="A later change depends on it"):
        undo(done.operation_id, TODAY)
    undo_last(TODAY)
    undo(done.operation_id, TODAY)
    assert not BankLine.select().exists()


def test_the_batch_keeps_its_counts(ledger):
    apply_import(read_file(FILES / "csb43.n43"), TODAY)
    batch = ImportBatch.get()
    assert (batch.kind, batch.profile, batch.created) == ("bank", "csb43", 4)


def test_lines_that_only_capitals_tell_apart_are_two_lines(ledger):
    twice = statement(line(-3_090, text="CITGO"), line(-3_090, row=3, text="Citgo  "))
    assert bring_in(twice).created == 2
    assert bring_in(twice).unchanged == 2


def test_the_same_account_in_another_format_brings_only_what_is_new(ledger):
    bring_in(read_file(FILES / "ofx.ofx"))
    again = bring_in(read_file(FILES / "barclays_csv.csv"))
    assert (again.created, again.unchanged) == (0, 4)
    assert BankAccount.select().count() == 1


def test_another_format_is_compared_line_by_line_not_sum_by_sum(ledger):
    bring_in(statement(line(100, text="ACME"), line(200, text="BROWN"), name="a.csv"))
    lines = (line(100, bank_id="1"), line(100, bank_id="2"), line(200, 3, bank_id="3"))
    other = replace(statement(*lines, name="b.ofx"), profile="ofx")
    assert (bring_in(other).created, BankLine.select().count()) == (2, 4)


def test_a_fee_that_was_given_back_is_no_payment(ledger):
    bring_in(statement(line(-340, bank_type="fee"), line(50, bank_type="fee"), line(700)))
    assert [(row.amount_minor, row.status) for row in BankLine.select().order_by(BankLine.id)] == [
        (-340, "not_ours"),
        (50, "not_ours"),
        (700, "open"),
    ]
