"""What a procedure would do to an example invoice: the days of its steps, one below the other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.domain.chase_calendar import ChaseDay, chase_days
from collector_desktop.domain.procedures import Procedure
from collector_desktop.domain.working_days import roll_forward
from collector_desktop.ui.format import days_late, plural, week_day
from collector_desktop.ui.theme import MEDIUM, REGULAR
from collector_desktop.ui.widgets.card import card
from collector_desktop.ui.widgets.chase_steps import CHANNEL_LOOK
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.paint import RIGHT, Brush
from collector_desktop.ui.widgets.today_lines import PaintedLines

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme

_DAY, _ICON = 104, 15


class ProcedureCalendar(QWidget):
    """The days if nothing is paid and every step goes out as soon as it may."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._about = label(kind="meta")
        self._about.setWordWrap(True)
        self.lines = _Days(theme)
        inside = QVBoxLayout()
        inside.setSpacing(8)
        inside.addWidget(label(_tr("What happens to an invoice"), "strong"))
        inside.addWidget(self._about)
        inside.addWidget(self.lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card(inside, 18))

    def show_procedure(self, procedure: Procedure, made_on: date, due_on: date) -> None:
        """Show the days of an invoice of one day that falls due on another."""
        words = _tr("Invoiced {made}, due {due}, and never paid.")
        about = words.format(made=week_day(made_on, made_on), due=week_day(due_on, made_on))
        days = chase_days(procedure, due_on, roll_forward)
        if not days:
            about = _tr("Nobody is chased for it.")
        elif days[-1].on > due_on:
            span = plural((days[-1].on - due_on).days, _tr("day"))
            about += " " + _tr("It ends after {span}.").format(span=span)
        self._about.setText(about)
        self.lines.today = made_on
        self.lines.show_lines(days)
        self.lines.setVisible(bool(days))


class _Days(PaintedLines):
    LINE = 26

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.today = date.min

    def words(self, line: ChaseDay) -> str:
        return f"{week_day(line.on, self.today)}: {line.step.name}, {_late(line)}"

    def paint_line(self, brush: Brush, rect: QRect, line: ChaseDay) -> None:
        px = self.theme.px
        day = QRect(rect.left(), rect.top(), px(_DAY), rect.height())
        brush.text(day, week_day(line.on, self.today), "text2", (12, REGULAR))
        icon, tone = CHANNEL_LOOK[line.step.channel]
        at = QPointF(day.right() + 4, rect.center().y() - px(_ICON) / 2 + 1)
        brush.icon(at, icon, f"{tone}_text", px(_ICON))
        late = brush.text(rect, _late(line), "text3", (12, REGULAR), RIGHT)
        left = day.right() + 4 + px(_ICON) + 10
        room = QRect(left, rect.top(), rect.right() - late - 12 - left, rect.height())
        brush.text(room, line.step.name, "text", (13, MEDIUM))


def _late(line: ChaseDay) -> str:
    words = days_late(line.days_late)
    return _tr("{late}, postponed by the gap").format(late=words) if line.is_put_off else words


def _tr(text: str) -> str:
    return QCoreApplication.translate("procedures", text)
