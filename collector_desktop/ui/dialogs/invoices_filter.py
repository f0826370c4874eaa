"""The forms of the list of invoices: what narrows it, and the name of a view of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from collector_desktop.domain.invoice_limits import InvoiceLimits, in_minor, in_parts
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.dialogs.traits_form import TraitFields
from collector_desktop.ui.format import money, plural, short_day
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.traits import Traits
    from collector_desktop.queries.traits import TraitChoices
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.theme import Theme

_MOST_LETTERS, _MOST_DIGITS = 24, 4


class LimitsForm(FormSheet):
    """Asks for limits; a field that is left empty sets none."""

    fields: TraitFields

    def __init__(
        self, desk: Desk, limits: InvoiceLimits, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, _tr("Filter the invoices"), parent)
        self._currency = currency
        self.save_button.setText(_tr("Filter"))
        self.least, self.most = MoneyEdit(currency), MoneyEdit(currency)
        self.due_from, self.due_to = DayEdit(desk.today), DayEdit(desk.today)
        self.least_days, self.most_days = QLineEdit(), QLineEdit()
        for field, parts in ((self.least, limits.least), (self.most, limits.most)):
            if parts is not None:
                field.set_amount(in_minor(parts, currency))
        self.due_from.set_day(limits.due_from)
        self.due_to.set_day(limits.due_to)
        for line, days in (
            (self.least_days, limits.least_days),
            (self.most_days, limits.most_days),
        ):
            line.setText("" if days is None else str(days))
        self.add_pair((_tr("&Outstanding from"), self.least), (_tr("to"), self.most))
        self.add_pair((_tr("&Due from"), self.due_from), (_tr("to"), self.due_to))
        self.add_pair((_tr("Days &late from"), self.least_days), (_tr("to"), self.most_days))
        self.most.setAccessibleName(_tr("Outstanding to"))
        self.due_to.setAccessibleName(_tr("Due to"))
        self.most_days.setAccessibleName(_tr("Days late to"))

    def offer_traits(self, choices: TraitChoices, traits: Traits) -> None:
        """Ask for traits too, below the limits."""
        self.fields = TraitFields(self, choices, traits)
        self.add_words(
            _tr("Leave a field empty for no limit. Each invoice counts in its own currency.")
        )

    def traits(self) -> Traits:
        """Return the traits that are chosen."""
        return self.fields.traits()

    def limits(self) -> InvoiceLimits:
        """Return the limits that are typed."""
        least, most = (each.amount() for each in (self.least, self.most))
        first, last = (_days(each) for each in (self.least_days, self.most_days))
        return InvoiceLimits(
            None if least is None else in_parts(least, self._currency),
            None if most is None else in_parts(most, self._currency),
            self.due_from.day(),
            self.due_to.day(),
            first,
            last,
        )

    def problem(self) -> str:
        for each in (self.least, self.most, self.due_from, self.due_to):
            sentence = each.problem() if each.text().strip() else ""
            mark_error(each, wrong=bool(sentence))
            if sentence:
                return sentence
        for line in (self.least_days, self.most_days):
            wrong = bool(line.text().strip()) and _days(line) is None
            mark_error(line, wrong=wrong)
            if wrong:
                return _tr("Type how many days late as a number, such as 30.")
        asked = self.limits()
        pairs = (
            (asked.least, asked.most),
            (asked.due_from, asked.due_to),
            (asked.least_days, asked.most_days),
        )
        if any(_is_turned(*pair) for pair in pairs):
            return _tr("The first limit is above the second. Swap them.")
        return ""


class ViewNameForm(FormSheet):
    """Asks for the name of a view that is saved."""

    def __init__(
        self, theme: Theme, title: str, taken: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _tr("Save this view"), parent)
        self._taken = {each.casefold() for each in taken}
        self.title = QLineEdit(title)
        self.title.setMaxLength(_MOST_LETTERS)
        self.add_field(_tr("&Name of the view"), self.title)
        self.add_words(
            _tr("It keeps the tab and the filters; a view of the same name is replaced.")
        )

    def problem(self) -> str:
        name = self.title.text().strip()
        if not name:
            return _tr("Give the view a name, such as Over 500 and late.")
        if name.casefold() in self._taken:
            return _tr("A tab has this name already. Choose another name.")
        return ""


def limit_words(limits: InvoiceLimits, currency: str, today: date) -> list[tuple[str, str]]:
    """Return the limits that are set by name, each in words for its chip."""

    def amount(parts: int) -> str:
        return money(in_minor(parts, currency), currency)

    def day(on: date) -> str:
        return short_day(on, today)

    def days(count: int) -> str:
        return plural(count, _tr("day"))

    texts: tuple[tuple[str, str, Callable[..., str]], ...] = (
        ("least", _tr("{value} or more"), amount),
        ("most", _tr("{value} or less"), amount),
        ("due_from", _tr("Due from {value}"), day),
        ("due_to", _tr("Due to {value}"), day),
        ("least_days", _tr("{value} late or more"), days),
        ("most_days", _tr("{value} late or less"), days),
    )
    return [
        (name, text.format(value=write(value)))
        for name, text, write in texts
        if (value := getattr(limits, name)) is not None
    ]


def _days(line: QLineEdit) -> int | None:
    text = line.text().strip()
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else None


def _is_turned(first: date | int | None, last: date | int | None) -> bool:
    return first is not None and last is not None and first > last  # type: ignore[operator]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Invoices", text)
