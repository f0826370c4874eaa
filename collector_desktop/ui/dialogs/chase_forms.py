"""The forms about who is chased by which procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from collector_desktop.domain.procedure_words import procedure_sentence, step_sentence
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import mark_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.procedures import Procedure
    from collector_desktop.queries.items import ItemRow
    from collector_desktop.queries.procedure_use import ChaseChoice
    from collector_desktop.ui.desk import Desk

CUSTOMER, GROUP = "customer", "group"


class ChaseByForm(FormSheet):
    """Which procedure chases a customer, or all customers of its group."""

    def __init__(self, desk: Desk, named: str, choice: ChaseChoice, parent: QWidget | None) -> None:
        super().__init__(desk.theme, tr("Chase {name} by").format(name=named), parent)
        self._choice = choice
        self.whose, self.procedure = QComboBox(), QComboBox()
        self.whose.addItem(tr("this customer"), CUSTOMER)
        if choice.group_id is not None:
            self.whose.addItem(tr("all of {group}").format(group=choice.group), GROUP)
        self._words = label(kind="second")
        self._words.setWordWrap(True)
        self.add_pair((tr("&Procedure"), self.procedure), (tr("&For"), self.whose))
        self.add_widget(self._words)
        self.whose.currentIndexChanged.connect(self._offer)
        self.procedure.currentIndexChanged.connect(self._explain)
        self._offer()

    def name(self) -> str:
        """Return the name of the procedure; nothing means none of its own."""
        return str(self.procedure.currentData() or "")

    def customer_ids(self, customer_id: int) -> tuple[int, ...]:
        """Return the customer, where it is only about this one."""
        return (customer_id,) if self.whose.currentData() == CUSTOMER else ()

    def group_ids(self) -> tuple[int, ...]:
        """Return the group, where it is about all of it."""
        is_group = self.whose.currentData() == GROUP and self._choice.group_id is not None
        return (self._choice.group_id,) if is_group else ()  # type: ignore[return-value]

    def _offer(self) -> None:
        """Offer the procedures, and to have none of one's own."""
        is_group = self.whose.currentData() == GROUP
        default = next((each.name for each in self._choice.procedures if each.is_default), "")
        usual = default if is_group else self._choice.without_own()
        self.procedure.clear()
        self.procedure.addItem(tr("as the others: {name}").format(name=usual), "")
        for each in self._choice.procedures:
            self.procedure.addItem(each.name, each.name)
        own = self._choice.of_group if is_group else self._choice.own
        self.procedure.setCurrentIndex(max(self.procedure.findData(own), 0))
        self._explain()

    def _explain(self) -> None:
        wanted = self.name() or self._choice.without_own()
        found = _named(self._choice.procedures, wanted)
        words = [procedure_sentence(found)] if found else []
        if self.whose.currentData() == GROUP:
            words.append(tr("Customers of the group with a procedure of their own keep it."))
        self._words.setText(" ".join(words))


class PlaceForm(FormSheet):
    """By which procedure some invoices are chased, and which step comes next, for a reason."""

    def __init__(
        self,
        desk: Desk,
        items: Sequence[ItemRow],
        choice: ChaseChoice,
        parent: QWidget | None,
    ) -> None:
        numbers = ", ".join(item.number for item in items[:3])
        many = tr("{numbers} and {more} more").format(numbers=numbers, more=len(items) - 3)
        named = many if len(items) > 3 else numbers
        super().__init__(desk.theme, tr("Chase {number} by").format(number=named), parent)
        self._choice = choice
        self.procedure, self.step, self.reason = QComboBox(), QComboBox(), QLineEdit()
        usual = tr("as the customer: {name}").format(name=choice.chosen.name)
        self.procedure.addItem(usual, "")
        for each in choice.procedures:
            self.procedure.addItem(each.name, each.name)
        self.reason.setPlaceholderText(tr("agreed by phone, sold to another firm"))
        self._words = label(kind="second")
        self._words.setWordWrap(True)
        self.add_pair((tr("&Procedure"), self.procedure), (tr("&Next step"), self.step))
        self.add_widget(self._words)
        self.add_field(tr("&Reason"), self.reason)
        self.procedure.currentIndexChanged.connect(self._offer_steps)
        self.step.currentIndexChanged.connect(self._explain)
        self.reason.textChanged.connect(lambda _: mark_error(self.reason, wrong=False))
        self._offer_steps()

    def procedure_name(self) -> str:
        """Return the procedure; a step needs it to be named, and then it is the customer's."""
        own = str(self.procedure.currentData() or "")
        return own or (self._choice.chosen.name if self.step_name() else "")

    def step_name(self) -> str:
        """Return the step that comes next; nothing lets it follow by itself."""
        return str(self.step.currentData() or "")

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        missing = not self.reason.text().strip()
        mark_error(self.reason, wrong=missing)
        return tr("Say why these follow another procedure.") if missing else ""

    def _offer_steps(self) -> None:
        found = self._procedure()
        self.step.clear()
        self.step.addItem(tr("the one that follows"), "")
        for step in found.steps if found else ():
            self.step.addItem(step.name, step.name)
        self._explain()

    def _explain(self) -> None:
        found = self._procedure()
        at = found.index_of(self.step_name()) if found and self.step_name() else None
        if found is None:
            self._words.setText("")
        else:
            sentence = procedure_sentence(found)
            self._words.setText(sentence if at is None else step_sentence(found.steps[at]))

    def _procedure(self) -> Procedure | None:
        wanted = str(self.procedure.currentData() or "") or self._choice.chosen.name
        return _named(self._choice.procedures, wanted)


def _named(procedures: Sequence[Procedure], name: str) -> Procedure | None:
    return next((each for each in procedures if each.name.casefold() == name.casefold()), None)
