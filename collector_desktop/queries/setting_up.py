"""How far a new ledger is set up: what is there already of what the first reminders need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import (
    BANK_ACCOUNT,
    BANK_IBAN,
    COMPANY_ADDRESS,
    TARGET_MONTH,
)
from collector_desktop.domain.settings_mail import HANDOVER, MAIL_FROM_ADDRESS, MAIL_WAY
from collector_desktop.queries.figures import Figures, figures
from collector_desktop.queries.kept import kept
from collector_desktop.queries.position import ask
from collector_desktop.queries.procedures import procedure_book
from collector_desktop.queries.settings import settings
from collector_desktop.queries.today import MOST_ROWS
from collector_desktop.queries.worklist import worklist_top

if TYPE_CHECKING:
    from datetime import date

IMPORT, COMPANY, EMAIL = "import", "company", "email"
WORDS, PROCEDURE, TARGET = "words", "procedure", "target"
STEPS = (IMPORT, COMPANY, EMAIL, WORDS, PROCEDURE, TARGET)
FACTS = """SELECT (SELECT uid FROM operation ORDER BY id LIMIT 1), EXISTS (SELECT 1 FROM item),
    EXISTS (SELECT 1 FROM wording_version),
    EXISTS (SELECT 1 FROM chase_run WHERE state = 'finished')"""
COUNTS = """SELECT (SELECT count(*) FROM item WHERE type = 'invoice' AND open_minor <> 0),
    (SELECT count(*) FROM customer)"""


@frozen
class StepsDone:
    """Which steps of `STEPS` a ledger itself shows to be done; `ledger` identifies it.

    Who sent a run has looked at the words and the days.
    """

    ledger: str
    done: frozenset[str]


@frozen
class SettingUp:
    """How far a ledger is set up, as `StepsDone` says, and what there is to do in it.

    `to_chase` is how many are on the list of the day.
    """

    ledger: str
    invoices: int
    customers: int
    done: frozenset[str]
    procedure: str
    procedure_steps: int
    figures: Figures
    to_chase: int


def setting_up(as_of: date) -> SettingUp:
    """Return how far the ledger is set up at a day, and what there is to do in all of it."""
    steps, usual = steps_set_up(), procedure_book().default
    invoices, customers = ask(COUNTS)[0]
    return SettingUp(
        ledger=steps.ledger,
        invoices=invoices,
        customers=customers,
        done=steps.done,
        procedure=usual.name if usual else "",
        procedure_steps=len(usual.steps) if usual else 0,
        figures=kept(figures, as_of),
        to_chase=worklist_top(as_of, MOST_ROWS).count,
    )


def steps_set_up() -> StepsDone:
    """Return which steps are done, for a line over the first rows of a ledger of any size."""
    ledger, has_items, has_words, has_run = ask(FACTS)[0]
    stored = settings()
    can_be_paid = stored[BANK_ACCOUNT] or stored[BANK_IBAN]
    has_mail = stored[MAIL_WAY] != HANDOVER or stored[MAIL_FROM_ADDRESS]
    done = {
        IMPORT: has_items,
        COMPANY: stored[COMPANY_ADDRESS] and can_be_paid,
        EMAIL: has_mail or has_run,
        WORDS: has_words or has_run,
        PROCEDURE: has_run,
        TARGET: stored[TARGET_MONTH],
    }
    return StepsDone(ledger or "", frozenset(name for name, is_done in done.items() if is_done))
