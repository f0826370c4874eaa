"""Who a customer is, on the card: terms and limit, address, and the people to speak to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.domain.postal import country_name
from collector_desktop.domain.terms_said import terms_said
from collector_desktop.queries.customer_card import CustomerCard
from collector_desktop.queries.customers import CustomerFacts, PersonRow
from collector_desktop.queries.procedures import Chosen, Source
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.desk import Desk
from collector_desktop.ui.format import as_written, money
from collector_desktop.ui.widgets.card_habits import habit_lines
from collector_desktop.ui.widgets.card_language import LanguageButton
from collector_desktop.ui.widgets.card_words import CUSTOMER_KINDS, tr
from collector_desktop.ui.widgets.chips import ChipRow
from collector_desktop.ui.widgets.labels import Button, IconButton, label, line
from collector_desktop.ui.widgets.short_line import ShortLine

_CAPTION = 116


class DetailsPane(QScrollArea):
    """Shows the details; the page opens the dialogs in which they change."""

    edit_asked = Signal()
    group_asked = Signal()
    procedure_asked = Signal()
    person_asked = Signal(object)
    person_removed = Signal(object)
    number_asked = Signal(str)
    email_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Details"))

    def show_card(self, card: CustomerCard) -> None:
        """Replace what is shown."""
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        edit = Button(self._desk.theme, tr("Edit details…"), icon="pencil")
        edit.clicked.connect(self.edit_asked)
        group = Button(self._desk.theme, tr("Terms of the group…"), icon="users")
        group.clicked.connect(self.group_asked)
        group.setVisible(bool(card.facts.group))
        chase = Button(self._desk.theme, tr("Chase by…"), icon="list-checks")
        chase.clicked.connect(self.procedure_asked)
        column.addLayout(_head(tr("Customer"), group, chase, edit))
        column.addLayout(_facts(detail_lines(card)))
        language = LanguageButton(self._desk, card.facts.customer_id)
        column.addWidget(language, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(line())
        add = Button(self._desk.theme, tr("Add a person…"), icon="user-plus")
        add.clicked.connect(partial(self.person_asked.emit, None))
        column.addLayout(_head(tr("People"), add))
        for person in card.facts.people:
            column.addWidget(self._person(person))
        if not card.facts.people:
            column.addWidget(label(tr("No contact is known yet."), "second"))
        column.addStretch(1)
        self.setWidget(sheet)

    def forget_rows(self) -> None:
        """Show nobody any more; its buttons hold whom they are about."""
        self.setWidget(QWidget())

    def _person(self, person: PersonRow) -> QWidget:
        theme, row = self._desk.theme, QWidget()
        chips = ChipRow(theme, person_chips(person))
        name = label(person.name, "strong")
        role = ShortLine("second")
        role.say(person.role)
        edit = IconButton(theme, "pencil", tr("Change {name}").format(name=person.name))
        remove = IconButton(theme, "trash-2", tr("Remove {name}").format(name=person.name))
        edit.clicked.connect(partial(self.person_asked.emit, person))
        remove.clicked.connect(partial(self.person_removed.emit, person))
        top = QHBoxLayout()
        top.setSpacing(8)
        for part in (name, chips):
            top.addWidget(part)
        top.addWidget(role, 1)
        top.addWidget(edit)
        top.addWidget(remove)
        reach = QHBoxLayout()
        reach.setSpacing(4)
        for number in person.phones:
            reach.addWidget(self._link(number, "phone", self.number_asked.emit))
        if person.email:
            reach.addWidget(self._link(person.email, "mail", self.email_asked.emit))
        reach.addStretch(1)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(reach)
        return row

    def _link(self, text: str, icon: str, slot: Callable[[str], object]) -> Button:
        button = Button(self._desk.theme, text, icon=icon, kind="link")
        button.clicked.connect(partial(slot, text))
        return button


def person_chips(person: PersonRow) -> tuple[Chip, ...]:
    """Return what to know before speaking to somebody."""
    chips = []
    if person.do_not_call:
        chips.append(Chip(tr("Do not call"), Tone.DANGER, "phone-off"))
    if person.is_main:
        chips.append(Chip(tr("Main"), Tone.ACCENT))
    return tuple(chips)


def detail_lines(card: CustomerCard) -> list[tuple[str, str]]:
    """Return captions and values, in the order of the pane."""
    facts = card.facts
    return [
        (tr("Kind"), tr(CUSTOMER_KINDS[facts.kind])),
        (tr("Code"), facts.code),
        (tr("Terms"), _terms(card)),
        *habit_lines(card),
        (tr("Chased by"), chased_words(card.chased_by)),
        (tr("Credit limit"), limit_words(facts)),
        (tr("Currency"), facts.currency),
        (tr("Group"), facts.group or tr("none")),
        (tr("Address"), _address(facts) or tr("not known")),
        (tr("Telephone"), facts.phone or tr("not known")),
        (tr("E-mail"), facts.email or tr("not known")),
    ]


def _address(facts: CustomerFacts) -> str:
    return "\n".join((*facts.address, country_name(facts.country))).strip()


def limit_words(facts: CustomerFacts) -> str:
    """Return the credit limit; none is not the same as nothing."""
    if facts.credit_limit_minor is None:
        return tr("no limit")
    if facts.credit_limit_minor == 0:
        return tr("cash only")
    return money(facts.credit_limit_minor, facts.currency)


def chased_words(chosen: Chosen | None) -> str:
    """Return the procedure that counts for a customer, and who says so."""
    if chosen is None or not chosen.name:
        return tr("no procedure yet")
    if chosen.procedure is None:
        return tr("{name}, which is not there: nobody is chased").format(name=chosen.name)
    said = {Source.GROUP: tr("{name}, of the group"), Source.COMPANY: tr("{name}, as in Settings")}
    return said.get(chosen.source, "{name}").format(name=chosen.procedure.name)


def _terms(card: CustomerCard) -> str:
    said = terms_said(card.terms)
    words = as_written(said) if said == card.terms else f"{as_written(said)} ({card.terms})"
    if card.fields["terms"]:
        return words
    whose = tr("{terms}, of the group") if card.facts.terms else tr("{terms}, as in Settings")
    return whose.format(terms=words)


def _head(title: str, *buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label(title, "strong"), 1)
    for button in buttons:
        row.addWidget(button)
    return row


def _facts(lines: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, _CAPTION)
    grid.setColumnStretch(1, 1)
    for at, (caption, value) in enumerate(lines):
        shown = label(value)
        shown.setWordWrap(True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label(caption, "second"), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, at, 1)
    return grid
