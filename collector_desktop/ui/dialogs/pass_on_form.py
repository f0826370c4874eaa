"""The form by which a debtor is passed on: to whom, and which evidence goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from collector_desktop.domain.placements import PlacementKind, takes_evidence
from collector_desktop.services.placements import PlacementDraft
from collector_desktop.ui.dialogs.case_forms import tr
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import mark_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.customers import CustomerFacts
    from collector_desktop.queries.evidence import EvidenceFile
    from collector_desktop.ui.desk import Desk


class PlacementForm(FormSheet):
    """Whom a debtor is passed to; its file is written beside the other papers."""

    def __init__(
        self,
        desk: Desk,
        who: CustomerFacts,
        evidence: Sequence[EvidenceFile],
        parent: QWidget | None,
    ) -> None:
        super().__init__(desk.theme, tr("Pass on {name}").format(name=who.name), parent)
        self._customer_id = who.customer_id
        self.save_button.setText(tr("Make the file and pass it on"))
        self.kind, self.whom, self.reference = QComboBox(), QLineEdit(), QLineEdit()
        for kind, words in (
            (PlacementKind.AGENCY, tr("Collection agency")),
            (PlacementKind.LEGAL, tr("Solicitor")),
            (PlacementKind.COURT, tr("Court")),
        ):
            self.kind.addItem(words, kind)
        self.add_pair((tr("&To"), self.kind), (tr("&Name"), self.whom))
        self.add_field(tr("Their &reference"), self.reference)
        self.evidence = {
            each.file_id: QCheckBox(f"{each.file_name} ({each.number})".replace("&", "&&"))
            for each in evidence
        }
        if self.evidence:
            self.add_words(tr("Evidence that goes along; look whether it speaks of others"))
        for box in self.evidence.values():
            self.add_widget(box)
        self.letter = QCheckBox(tr("&Show the letter that tells them"))
        self.letter.setChecked(True)
        self.add_widget(self.letter)
        self.add_widget(label(tr("None of us chases them from then on."), "second"))
        self.kind.currentIndexChanged.connect(self._choose)
        self._choose()

    def draft(self) -> PlacementDraft:
        """Return what was entered."""
        return PlacementDraft(
            self._customer_id, self._kind(), self.whom.text(), self.reference.text()
        )

    def wants_letter(self) -> bool:
        """Return whether the customer is to be told; a solicitor and a court do that themselves."""
        return self._kind() is PlacementKind.AGENCY and self.letter.isChecked()

    def chosen(self) -> frozenset[int]:
        """Return the ids of the files that go along."""
        return frozenset(key for key, box in self.evidence.items() if box.isChecked())

    def problem(self) -> str:
        missing = not self.whom.text().strip()
        mark_error(self.whom, wrong=missing)
        return tr("Enter who it goes to.") if missing else ""

    def _kind(self) -> PlacementKind:
        return PlacementKind(self.kind.currentData())

    def _choose(self) -> None:
        """Tick what usually goes to them, and offer the letter where we tell the customer."""
        self.letter.setVisible(self._kind() is PlacementKind.AGENCY)
        for box in self.evidence.values():
            box.setChecked(takes_evidence(self._kind()))
