"""The steps of setting up in words: what each is for, how long it takes, and where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.setting_up import (
    COMPANY,
    EMAIL,
    IMPORT,
    PROCEDURE,
    STEPS,
    TARGET,
    WORDS,
)
from collector_desktop.ui.format import plural, whole_money

if TYPE_CHECKING:
    from collector_desktop.queries.setting_up import SettingUp, StepsDone

LOOKED_AT = frozenset((EMAIL, WORDS, PROCEDURE))
_STEPS = {
    IMPORT: (
        *("Import your unpaid invoices", "A file of your accounting program, or Excel"),
        *("Import", 2),
    ),
    COMPANY: (
        *("Add your company details and bank account", "Printed on statements and reminders"),
        *("Add", 2),
    ),
    EMAIL: (
        *("Choose how e-mail goes out", "Until then each opens as a draft in your mail program"),
        *("Choose", 2),
    ),
    WORDS: (
        *("Check the reminder wording", "Ready to use; change the words if you like"),
        *("Review", 3),
    ),
    PROCEDURE: (
        *("Choose when to chase", "There is no procedure yet: nobody is reminded without one"),
        *("Review", 1),
    ),
    TARGET: ("Set a monthly target", "Shows your pace on Today", "Set", 1),
}


@frozen
class StepWords:
    """One step: its title, a sentence, the button and how many minutes it takes."""

    title: str
    sentence: str
    button: str
    minutes: int


def steps_done(found: SettingUp | StepsDone, looked: frozenset[str]) -> frozenset[str]:
    """Return the steps that are done; of some it is enough that the user looked at them."""
    return found.done | (looked & LOOKED_AT)


def is_all(done: frozenset[str]) -> bool:
    """Return whether nothing is left to set up."""
    return len(done) == len(STEPS)


def step_words(found: SettingUp) -> dict[str, StepWords]:
    """Return the words of every step, in order."""
    known = {PROCEDURE: _procedure(found)} if found.procedure else {}
    if IMPORT in found.done:
        known[IMPORT] = _brought(found)
    steps = {}
    for name in STEPS:
        title, sentence, button, minutes = _STEPS[name]
        steps[name] = StepWords(_tr(title), known.get(name) or _tr(sentence), _tr(button), minutes)
    return steps


def _brought(found: SettingUp) -> str:
    counts = ((found.invoices, _tr("invoice")), (found.customers, _tr("customer")))
    return ", ".join(plural(count, word) for count, word in counts)


def _procedure(found: SettingUp) -> str:
    steps = plural(found.procedure_steps, _tr("step"))
    return _tr("{name}: {steps}").format(name=found.procedure, steps=steps)


def head_words(found: SettingUp, done: frozenset[str]) -> tuple[str, str]:
    """Return what the ledger comes to so far, and what to do next."""
    if IMPORT not in found.done:
        return (
            _tr("Six steps to the first reminder"),
            _tr("Start with the unpaid invoices; the rest can wait."),
        )
    sums = found.figures
    title = _tr("{sum} is overdue at {customers}").format(
        sum=whole_money(sums.overdue, sums.currency),
        customers=plural(sums.overdue_customers, _tr("customer")),
    )
    listed = plural(found.to_chase, _tr("customer"))
    sentence = _tr("Today's list has {listed}.").format(listed=listed)
    if is_all(done):
        return title, f"{sentence} {_tr('Everything is set up.')}"
    return title, f"{sentence} {_tr('Set up the rest to send the first reminders.')}"


def progress_words(done: int) -> str:
    """Return how far one is: `2 of 6 done`."""
    return _tr("{done} of {all} done").format(done=done, all=len(STEPS))


def line_words(done: int) -> str:
    """Return how far one is, for the line on Today: `Set up: 2 of 6 done`."""
    return _tr("Set up: {progress}").format(progress=progress_words(done))


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingUp", text)
