"""The form of a customer's own terms of late payment; what is left empty is as for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from collector_desktop.domain import settings as s
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.settings import setting_named
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.interest_words import period_choices, regime_choices
from collector_desktop.ui.widgets.money_edit import mark_error

if TYPE_CHECKING:
    from collector_desktop.queries.interest_terms import Term
    from collector_desktop.ui.desk import Desk

OWN = "customer"


class InterestTermsForm(FormSheet):
    """A rule, and what a contract agrees on, each with what counts if it is left empty."""

    def __init__(self, desk: Desk, name: str, terms: Sequence[Term], parent: QWidget) -> None:
        title = tr("Late payment of {name}").format(name=name)
        super().__init__(desk.theme, title, parent)
        self._terms = {term.name: term for term in terms}
        self.boxes = {
            s.INTEREST_REGIME.key: self._box(s.INTEREST_REGIME.key, regime_choices()),
            s.INTEREST_CONTRACT_PER.key: self._box(s.INTEREST_CONTRACT_PER.key, period_choices()),
        }
        self.edits = {
            setting.key: self._edit(setting.key)
            for setting in (
                s.INTEREST_CONTRACT_RATE,
                s.INTEREST_GRACE_DAYS,
                s.INTEREST_FLAT_FEE,
                s.INTEREST_MINIMUM,
                s.INTEREST_CAP,
            )
        }
        rate, grace, fee, least, most = self.edits.values()
        regime, per = self.boxes.values()
        self.add_field(tr("&Claim under"), regime)
        self.add_pair(
            (tr("By contract, &per cent"), rate), (tr("for &a"), per), (tr("Days of &grace"), grace)
        )
        self.add_pair(
            (tr("C&harge for each invoice"), fee), (tr("At &least"), least), (tr("At &most"), most)
        )

    def texts(self) -> dict[str, str]:
        """Return the customer's own word for each setting; an empty one takes it away."""
        boxes = {key: str(box.currentData()) for key, box in self.boxes.items()}
        return {**boxes, **{key: edit.text().strip() for key, edit in self.edits.items()}}

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        found = ""
        for key, edit in self.edits.items():
            sentence = _wrong(key, edit.text().strip())
            mark_error(edit, wrong=bool(sentence))
            found = found or sentence
        return found

    def _box(self, key: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        box, term = QComboBox(), self._terms[key]
        words = dict(choices)
        inherited = tr("As for everybody")
        if term.source != OWN:
            inherited = f"{inherited}: {words[term.value]}"
        box.addItem(inherited, "")
        for value, text in choices:
            box.addItem(text, value)
        box.setCurrentIndex(box.findData(term.value if term.source == OWN else ""))
        return box

    def _edit(self, key: str) -> QLineEdit:
        edit, term = QLineEdit(), self._terms[key]
        if term.source == OWN:
            edit.setText(term.value)
        edit.setPlaceholderText(term.value if term.source != OWN and term.value else tr("none"))
        return edit


def _wrong(key: str, text: str) -> str:
    try:
        if text:
            setting_named(key).read(text)
    except CollectorError as error:
        return str(error)
    return ""
