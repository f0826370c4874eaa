"""The fields by which a list is narrowed to traits: stage, terms, procedure, colleague, flag."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from collector_desktop.domain.traits import NO_STEP, Flag, Traits
from collector_desktop.ui.dialogs.form_sheet import FormSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.traits import TraitChoices
    from collector_desktop.ui.theme import Theme

_FLAGS = {
    Flag.PROMISED: "Promised",
    Flag.BROKEN: "Broken promise",
    Flag.DISPUTED: "In dispute",
    Flag.HELD: "On hold",
    Flag.OVER_LIMIT: "Over limit",
    Flag.ON_STOP: "On stop",
}


class TraitFields:
    """One list of choices for each trait, put into a form; the first choice asks for none."""

    def __init__(self, sheet: FormSheet, choices: TraitChoices, traits: Traits) -> None:
        self._boxes = {each.name: QComboBox() for each in fields(Traits)}
        for name, box in self._boxes.items():
            chosen = getattr(traits, name)
            values = getattr(choices, name)
            box.addItem(_tr("Any"), "")
            for value in dict.fromkeys([*values, *([chosen] if chosen else [])]):
                box.addItem(_value_words(name, value), str(value))
            box.setCurrentIndex(max(0, box.findData(chosen)))
        of = self._boxes
        sheet.add_pair((_tr("&Stage"), of["stage"]), (_tr("&Flag"), of["flag"]))
        sheet.add_pair((_tr("&Terms"), of["terms"]), (_tr("&Procedure"), of["procedure"]))
        sheet.add_field(_tr("Last &contact by"), of["worker"])

    def choose(self, name: str, value: str) -> None:
        """Choose a value of a trait; one that is not offered changes nothing."""
        at = self._boxes[name].findData(value)
        if at >= 0:
            self._boxes[name].setCurrentIndex(at)

    def traits(self) -> Traits:
        """Return what is chosen."""
        return Traits(**{name: str(box.currentData()) for name, box in self._boxes.items()})


class TraitsForm(FormSheet):
    """Asks which customers to show by their traits."""

    def __init__(
        self, theme: Theme, choices: TraitChoices, traits: Traits, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _tr("Filter the customers"), parent)
        self.save_button.setText(_tr("Filter"))
        self.fields = TraitFields(self, choices, traits)
        self.add_words(_tr("Only customers who match every line are shown."))


def trait_words(traits: Traits) -> list[tuple[str, str]]:
    """Return the traits that are asked for by name, each in words for its chip."""
    texts = {
        "terms": _tr("Terms {value}"),
        "procedure": _tr("Procedure {value}"),
        "worker": _tr("Last contact by {value}"),
    }
    return [
        (name, texts.get(name, "{value}").format(value=_value_words(name, value)))
        for name, value in traits.asked()
    ]


def _value_words(name: str, value: str) -> str:
    if name == "flag":
        return _tr(_FLAGS[Flag(value)])
    return _tr("No step sent yet") if (name, value) == ("stage", NO_STEP) else value


def _tr(text: str) -> str:
    return QCoreApplication.translate("Traits", text)
