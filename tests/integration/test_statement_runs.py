"""Statements to many at once: all of them are made and recorded, or nothing is left of the run."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from itertools import count

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.domain.statement_kinds import OPEN_ITEM
from collector_desktop.queries.statement_choices import statement_choices
from collector_desktop.services.statement_runs import StatementOrder, make_statements
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Contact, Customer, Document, Operation
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice
from tests.integration.papers import FONTS, give_address, set_up_company

MANY, MAILED = 6, 2


class StopError(Exception):
    """What somebody who cancels raises."""


@pytest.fixture
def order(ledger):
    """An order for six customers who owe, two of whom can be reached by e-mail."""
    set_up_company()
    for number in range(MANY):
        email = f"c{number}@example.com" if number < MAILED else ""
        with operation("test", "Enter", TODAY):
            each = Customer.create(
                code=f"C{number}", name=f"Firm {number}", email=email, currency="GBP"
            )
        give_address(each)
        invoice(each, f"INV-{number}", 100_00)
    chosen = statement_choices(TODAY, TODAY).customers
    return StatementOrder(chosen, OPEN_ITEM, TODAY, TODAY, by_email=True)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "out"


def recorded():
    return [kind.select().count() for kind in (Operation, Contact, Document)]


def made(order, folder, report=lambda *_: None):
    return make_statements(order, folder, FONTS, TODAY, report).value


def files_in(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_run_leaves_a_paper_for_each_and_one_of_all_that_are_posted(order, folder):
    result = made(order, folder)
    ways = [each.way for each in result.made]
    assert (ways.count("email"), ways.count("letter")) == (MAILED, MANY - MAILED)
    assert len(files_in(folder)) == MANY + 1
    assert result.combined.is_file()


@pytest.mark.parametrize("after", range(MANY))
def test_who_cancels_finds_the_folder_and_the_ledger_as_they_were(order, folder, after):
    folder.mkdir()
    (folder / "mine.pdf").write_bytes(b"mine")
    before = recorded()

    def report(done, *_):
        if done == after:
            raise StopError

    with pytest.raises(StopError):
        made(order, folder, report)
    assert files_in(folder) == ["mine.pdf"]
    assert recorded() == before


@pytest.mark.parametrize("writes", range(MANY - MAILED + 1))
def test_a_disk_that_gets_full_leaves_nothing_of_the_run(order, folder, monkeypatch, writes):
    """The last write that fails is the one of all papers in one."""
    before, real, turn = recorded(), os.fsync, count()

    def full(descriptor):
        if next(turn) >= writes:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutsideWorldError, match="No space left"):
        made(replace(order, by_email=False, customers=order.customers[MAILED:]), folder)
    assert files_in(folder) == []
    assert recorded() == before


def test_a_folder_that_vanishes_is_reported_and_nothing_is_recorded(order, folder):
    before = recorded()

    def report(done, *_):
        if done == MAILED + 1:
            shutil.rmtree(folder)

    with pytest.raises(OutsideWorldError, match="could not be written"):
        made(order, folder, report)
    assert not folder.exists()
    assert recorded() == before


def test_a_ledger_that_cannot_be_saved_leaves_no_paper(order, folder):
    db.execute_sql(
        "CREATE TEMP TRIGGER refuse BEFORE UPDATE ON operation WHEN new.summary LIKE 'Statements%'"
        " AND old.summary LIKE 'Papers%' BEGIN SELECT raise(ABORT, 'refused'); END"
    )
    with pytest.raises(Exception, match="refused"):
        made(order, folder)
    assert files_in(folder) == []


def test_a_paper_that_lay_there_before_stays_when_a_run_fails(order, folder):
    first = made(replace(order, by_email=False, combined=False), folder)
    kept = files_in(folder)

    def report(done, *_):
        if done == MANY - 1:
            raise StopError

    with pytest.raises(StopError):
        made(replace(order, by_email=False), folder, report)
    assert files_in(folder) == kept
    assert len(first.made) == MANY
