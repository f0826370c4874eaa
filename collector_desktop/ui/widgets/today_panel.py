"""The panel beside Today's list: whom to call, why, about what, and what came of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.format import column_money, money, plural, short_day
from collector_desktop.ui.widgets.call_desk import CallDesk
from collector_desktop.ui.widgets.composer import Callee, Composer
from collector_desktop.ui.widgets.labels import Button, IconButton, label, line, set_tone
from collector_desktop.ui.widgets.short_button import ShortButton
from collector_desktop.ui.widgets.short_line import ShortLine
from collector_desktop.ui.widgets.today_dial import copy_number, write_to
from collector_desktop.ui.widgets.today_facts import contact_lines, facts
from collector_desktop.ui.widgets.today_lines import (
    ContactLines,
    FactLines,
    OverdueLine,
    OverdueLines,
)

if TYPE_CHECKING:
    from collector_desktop.queries.customers import CustomerFacts
    from collector_desktop.queries.items import ItemRow
    from collector_desktop.queries.today import CustomerPreview
    from collector_desktop.queries.worklist import WorklistRow
    from collector_desktop.ui.desk import Desk

MARGIN = 16
WIDE, NARROW = 388, 340
_MOST_ITEMS, _APART = 5, 8
_NET = re.compile(r"NET ([0-9]+)")
_DOT = " \N{MIDDLE DOT} "


class TodayPanel(QFrame):
    """Shows one line of the list at once, and the rest of it when it has been read."""

    opened = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.row: WorklistRow | None = None
        self.phone = self.email = ""
        self.setObjectName("sidePanel")
        self.setMinimumWidth(0)
        self._name, self._meta = _Name(), ShortLine("second")
        theme = desk.theme
        tip = self.tr("Call this number")
        self.call = ShortButton(theme, icon="phone", kind="primary", key="C", tip=tip)
        self.write = Button(theme, "", icon="mail", key="E")
        self.write.setAccessibleName(self.tr("E-mail"))
        self._facts, self._items = FactLines(theme), OverdueLines(theme)
        self._contacts = ContactLines(theme)
        self._sum, self._more = label(kind="strong"), label(kind="meta")
        self.composer = Composer(desk)
        self.calls = CallDesk(desk, self.composer, self)
        self.head = self._build_head()
        self._history = self._build_history()
        self._build()

    def show_row(self, row: WorklistRow | None) -> None:
        """Show what the list knows already, so that the keys act on this customer at once."""
        if row is None:
            self.row = None
            return
        another = self.row is None or self.row.customer_id != row.customer_id
        self.row = row
        self.composer.show_customer(
            row.customer_id,
            (Callee(row.person, row.phone),),
            row.currency,
            row.overdue_minor,
        )
        if another:
            self._name.setText(row.name)
            self._meta.say(_DOT.join(part for part in (row.person, row.code) if part))
            set_tone(self._meta, "")
            self._show_numbers(row.phone, "")
            self._facts.show_lines(facts(row, (), self._desk.today()))

    def show_preview(self, preview: CustomerPreview) -> None:
        """Show what was read about the same customer."""
        row, who, today = self.row, preview.facts, self._desk.today()
        if row is None or who.customer_id != row.customer_id:
            return
        self._name.setText(who.name)
        person = who.main_person
        barred = person is not None and person.do_not_call
        words = self.tr("Do not call {name}").format(name=person.name) if person else ""
        self._meta.say(words if barred else _meta(who))
        set_tone(self._meta, "danger" if barred else "")
        self._show_numbers(row.phone or who.main_phone, who.main_email)
        self._facts.show_lines(facts(row, preview.contacts, today))
        self._show_items([i for i in preview.overdue if i.currency == row.currency])
        self._contacts.show_lines(contact_lines(preview.contacts, today))
        self._fit()
        self.composer.show_customer(
            row.customer_id, _callees(who, row), row.currency, row.overdue_minor
        )
        self.calls.read(row.customer_id)

    def dial(self) -> None:
        """Call the number shown."""
        self._announce(self.calls.dial(self.phone))

    def write_mail(self) -> None:
        """Start an e-mail to the address shown."""
        self._announce(write_to(self._desk, self.email))

    def _announce(self, text: str) -> None:
        if text and self.row is not None:
            self.said.emit(text)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room, and leave the history out."""
        self._narrow = narrow
        self.setFixedWidth(self._desk.theme.px(NARROW if narrow else WIDE))
        self._fit()
        self._share()

    def _show_numbers(self, phone: str, email: str) -> None:
        self.phone, self.email = phone, email
        self.call.say(phone or self.tr("No number"))
        self.write.setToolTip(plain_tip(email) or self.tr("No e-mail address"))
        self._share()

    def _share(self) -> None:
        """Let a long number have the room of the word beside it: it is read while one dials."""
        self.write.setText(self.write.accessibleName())
        needed = self.call.sizeHint().width() + _APART + self.write.sizeHint().width()
        if needed > self.maximumWidth() - 2 * MARGIN:
            self.write.setText("")

    def _show_items(self, items: list[ItemRow]) -> None:
        today = self._desk.today()
        shown = items if len(items) <= _MOST_ITEMS else items[: _MOST_ITEMS - 1]
        self._items.show_lines(
            [
                OverdueLine(
                    item.number,
                    self.tr("due {day}").format(day=short_day(item.due_on, today)),
                    item.days,
                    plural(item.days, self.tr("day")),
                    column_money(item.open_minor, item.currency),
                )
                for item in shown
            ]
        )
        left = items[len(shown) :]
        rest = sum(item.open_minor for item in left)
        self._more.setVisible(bool(left))
        if left:
            words = self.tr("and {count} more, {sum}")
            count = plural(len(left), self.tr("invoice"))
            self._more.setText(words.format(count=count, sum=money(rest, left[0].currency)))
        total = sum(item.open_minor for item in items)
        self._sum.setText(money(total, self.row.currency) if self.row else "")

    def _fit(self) -> None:
        self._history.setVisible(bool(self._contacts.lines) and not self._narrow)

    def _build(self) -> None:
        self._narrow = False
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        total = QHBoxLayout()
        total.addWidget(label(self.tr("Overdue"), "section"), 1)
        total.addWidget(self._sum)
        why = self._part(label(self.tr("Why now"), "section"), self._facts)
        overdue = self._part(total, self._items, self._more)
        for part in (line(), why, line(), overdue, self._history):
            middle.addWidget(part)
        middle.addStretch(1)
        inside = QWidget()
        inside.setLayout(middle)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QFrame()
        foot.setObjectName("panelFoot")
        foot_column = QVBoxLayout(foot)
        foot_column.setContentsMargins(MARGIN, 6, MARGIN, 12)
        foot_column.addWidget(self.composer)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(area, 1)
        column.addWidget(foot)

    def _build_history(self) -> QWidget:
        history = QWidget()
        column = QVBoxLayout(history)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        title = label(self.tr("Last contacts"), "section")
        column.addWidget(self._part(title, self._contacts))
        return history

    def _build_head(self) -> QWidget:
        head = QWidget()
        open_ = IconButton(self._desk.theme, "external-link", self.tr("Open the customer"))
        open_.clicked.connect(self.opened)
        self.call.clicked.connect(self.dial)
        self.call.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        copy = QAction(self.tr("Copy the number"), self.call)
        copy.triggered.connect(lambda: self._announce(copy_number(self.phone)))
        self.call.addAction(copy)
        self.write.clicked.connect(self.write_mail)
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(open_, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(_APART)
        buttons.addWidget(self.call)
        buttons.addWidget(self.write)
        buttons.addStretch(1)
        column = QVBoxLayout(head)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._meta)
        column.addSpacing(6)
        column.addLayout(buttons)
        return head

    def _part(self, *parts: QWidget | QHBoxLayout) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(MARGIN, 12, MARGIN, 10)
        column.setSpacing(4)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        return made


class _Name(QLabel):
    """A name on as many lines as it takes, that little room below does not squeeze."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "panel")
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


def _meta(who: CustomerFacts) -> str:
    """Return the person with the role, the terms and the code in one line."""
    person = who.main_person
    name = ", ".join(part for part in (person.name, person.role) if part) if person else ""
    terms = _NET.sub(lambda found: plural(int(found[1]), "day"), who.terms)
    return _DOT.join(part for part in (name, terms, who.code) if part)


def _callees(who: CustomerFacts, row: WorklistRow) -> list[Callee]:
    """Return whom to ask for, the one of the list first."""
    found = [Callee(p.name, n, p.role) for p in who.people for n in p.phones or ("",)]
    is_first = [each for each in found if (each.name, each.phone) == (row.person, row.phone)]
    first = is_first[0] if is_first else Callee(row.person, row.phone)
    return [first, *(each for each in found if each != first)]
