"""The head of the customer card: who, what is owed, how it was kept, and how old it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.queries.customer_card import CustomerCard
from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.desk import Desk
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.ageing_bar import AgeingBar
from collector_desktop.ui.widgets.card import BarPart, PartsBar
from collector_desktop.ui.widgets.card_figures import (
    CardFigure,
    age_parts,
    card_figures,
    card_flags,
    hold_reasons,
    other_accounts,
)
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.chips import ChipRow
from collector_desktop.ui.widgets.labels import (
    IconLabel,
    key_cap_width,
    label,
    line,
    paint_key_cap,
    set_tone,
)
from collector_desktop.ui.widgets.paint import Brush
from collector_desktop.ui.widgets.risk_scale import RiskScale
from collector_desktop.ui.widgets.short_button import ShortButton
from collector_desktop.ui.widgets.short_line import ShortLine
from collector_desktop.ui.widgets.sparkline import Sparkline

MOST_FIGURES = 5
_WHO_WIDTH, _NARROW_WHO, _GAP, _LINK_PAD = 276, 252, 16, 3


class CardHead(QFrame):
    """Shows one customer at a glance; narrow, it leaves out what the rest of the card says."""

    call_asked = Signal()
    email_asked = Signal()

    def __init__(self, desk: Desk, room: QWidget | None = None) -> None:
        super().__init__(room)
        self._desk = desk
        theme = desk.theme
        self.setObjectName("card")
        self.chips = ChipRow(theme)
        self.person, self.person_short = ShortLine("medium"), ShortLine("second")
        self.phone = _Link(theme, tr("Call this number"))
        self.email = _Link(theme, tr("Write to this address"))
        self.others = label(kind="second")
        self._boxes = [_FigureBox(desk) for _ in range(MOST_FIGURES)]
        self._bar, self._thin = AgeingBar(theme), AgeingBar(theme, compact=True)
        self._narrow = False
        self._count, self._room = 0, 0
        self._who = self._build_who()
        self._build()

    def show_card(self, card: CustomerCard, today: date) -> None:
        """Replace what is shown."""
        facts = card.facts
        person = facts.main_person
        self.chips.show_chips(card_flags(card, today))
        words = (self.chips.accessibleName(), hold_reasons(card, today))
        self.chips.setToolTip(plain_tip("\n".join(filter(None, words))))
        self.chips.setVisible(bool(card_flags(card, today)))
        name = person.name if person else tr("No person known")
        self.person.say(", ".join(filter(None, (name, person.role if person else ""))))
        self.person_short.say(person.name if person else "")
        self.phone.say(facts.main_phone or tr("No number"))
        self.email.say(facts.main_email or tr("No e-mail address"))
        figures = card_figures(card, today)
        for box, figure in zip(self._boxes, figures, strict=False):
            box.show_figure(figure)
        self._count = len(figures)
        parts = age_parts(card)
        for bar in (self._bar, self._thin):
            bar.show_parts(parts)
        self.others.setText(other_accounts(card))
        self.others.setVisible(bool(self.others.text()))
        self._fit()

    def fit(self, room: int, *, narrow: bool) -> None:
        """Take no more width than there is; figures without room are left out from the end."""
        self._room, self._narrow = room, narrow
        self._fit()

    def _fit(self) -> None:
        narrow = self._narrow
        who = self._desk.theme.px(_NARROW_WHO if narrow else _WHO_WIDTH)
        self._who.setFixedWidth(who)
        for part in self._wide_only:
            part.setVisible(not narrow)
        self.person_short.setVisible(narrow)
        self._bar.setVisible(not narrow)
        self._thin.setVisible(narrow)
        left = self._room - who - 4 * _GAP
        for at, box in enumerate(self._boxes):
            box.set_narrow(narrow=narrow)
            left -= box.minimumSizeHint().width() + _GAP
            box.setVisible(at < self._count and (left >= 0 or at == 0))

    def _build_who(self) -> QWidget:
        theme = self._desk.theme
        who = QWidget()
        grid = QGridLayout(who)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(3, 1)
        man, letter = IconLabel(theme, "user", "text3"), IconLabel(theme, "mail", "text3")
        grid.addWidget(self.chips, 0, 0, 1, 4)
        grid.setRowMinimumHeight(1, 4)
        grid.addWidget(man, 2, 0)
        grid.addWidget(self.person, 2, 1, 1, 3)
        grid.addWidget(IconLabel(theme, "phone", "text3"), 3, 0)
        grid.addWidget(self.phone, 3, 1)
        grid.addWidget(_KeyCap(theme, "C"), 3, 2)
        grid.addWidget(self.person_short, 3, 3)
        grid.addWidget(letter, 4, 0)
        grid.addWidget(self.email, 4, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
        grid.setRowStretch(5, 1)
        self.person.setContentsMargins(_LINK_PAD, 0, 0, 0)
        self._wide_only = (man, self.person, letter, self.email)
        self.phone.clicked.connect(self.call_asked)
        self.email.clicked.connect(self.email_asked)
        return who

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(_GAP, 12, _GAP, 12)
        top.setSpacing(_GAP)
        top.addWidget(self._who)
        top.addWidget(line(upright=True))
        for box in self._boxes:
            top.addWidget(box, 1)
        ages = QVBoxLayout()
        ages.setContentsMargins(16, 10, 16, 10)
        ages.setSpacing(4)
        for part in (self._bar, self._thin, self.others):
            ages.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line())
        column.addLayout(ages)


class _Link(ShortButton):
    """A number or an address that is used by a click."""

    def __init__(self, theme: Theme, tip: str) -> None:
        super().__init__(theme, kind="inline", tip=tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class _KeyCap(QWidget):
    """The key that does the same as the link beside it."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme, self._key = theme, key
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(key_cap_width(self._theme, self._key), self._theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        paint_key_cap(brush, QRect(0, 0, self.sizeHint().width(), self.height()), self._key)
        painter.end()


class _FigureBox(QWidget):
    """One figure of the head, with a bar below it if it has a share."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._title, self._value = label(kind="field"), label(kind="panel")
        self._detail = label(kind="meta")
        self._bar, self._scale = PartsBar(desk.theme), RiskScale(desk.theme)
        self._line = Sparkline(desk.theme)
        self._has_bar = self._narrow = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for part in (self._title, self._value, self._scale, self._detail, self._bar, self._line):
            column.addWidget(part)
        column.addStretch(1)

    def show_figure(self, figure: CardFigure) -> None:
        """Replace the figure."""
        self._title.setText(figure.title)
        self._value.setText(figure.value)
        self._value.setVisible(not figure.grade)
        self._scale.show_grade(figure.grade)
        self._detail.setText(figure.detail)
        set_tone(self._value, figure.tone)
        set_tone(self._detail, figure.detail_tone)
        self._has_bar = figure.share is not None
        share = min(max(figure.share or 0, 0), 100)
        token = "danger" if share == 100 and figure.detail_tone else "accent"
        self._bar.show_parts((BarPart(share, token), BarPart(100 - share, "press")))
        self._line.show_values(figure.line)
        self.set_narrow(narrow=self._narrow)
        self.setToolTip(plain_tip(figure.why))
        self.setAccessibleDescription(figure.why)
        self.setAccessibleName(f"{figure.title}: {figure.value}, {figure.detail}")

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the bar and the line out where there is no room."""
        self._narrow = narrow
        self._bar.setVisible(self._has_bar and not narrow)
        self._line.setVisible(self._line.is_worth_it and not narrow)
