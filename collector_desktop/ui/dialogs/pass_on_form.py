"""The form by which a debtor is passed on: to whom, and which evidence goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.placements import PlacementKind, takes_evidence
from collector_desktop.queries.placeable import Placeable, stays_said
from collector_desktop.services.placements import PlacementDraft
from collector_desktop.ui.dialogs.case_forms import tr
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.format import money, plural
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import mark_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.customers import CustomerFacts
    from collector_desktop.queries.evidence import EvidenceFile
    from collector_desktop.ui.desk import Desk


@frozen
class Going:
    """What is due and undisputed, all that is owed, and the files kept about it."""

    part: Placeable = Placeable()
    whole: Placeable = Placeable()
    evidence: tuple[EvidenceFile, ...] = ()


class PlacementForm(FormSheet):
    """Whom a debtor is passed to; its file is written beside the other papers."""

    def __init__(
        self,
        desk: Desk,
        who: CustomerFacts,
        going: Going,
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
        self._add_debts(going)
        self._add_evidence(going.evidence)
        self.letter = QCheckBox(tr("&Show the letter to them"))
        self.letter.setChecked(True)
        self.add_widget(self.letter)
        self.add_widget(label(tr("Nobody here chases them from then on."), "second"))
        self.kind.currentIndexChanged.connect(self._choose)
        self.whole.toggled.connect(self._choose)
        self._choose()

    def _add_debts(self, going: Going) -> None:
        """Say what goes and what stays, and let all of it go."""
        self._numbers = frozenset(row.number for row in going.part.rows)
        self._said = {False: _goes_said(going.part), True: _goes_said(going.whole)}
        stays = tr("Stays with us: {what}.").format(what=stays_said(going.part.staying))
        self.goes, self.stays = label("", "second"), label(stays, "second")
        self.whole = QCheckBox(tr("Pass on &all that is owed"))
        self.add_widget(self.goes)
        for widget in (self.stays, self.whole):
            widget.setHidden(not going.part.staying)
            self.add_widget(widget)
        for words in (self.goes, self.stays):
            words.setWordWrap(True)

    def _add_evidence(self, evidence: Sequence[EvidenceFile]) -> None:
        """Offer the files about debts that may go."""
        self._about = {each.file_id: each.number for each in evidence}
        self.evidence = {
            each.file_id: QCheckBox(f"{each.file_name} ({each.number})".replace("&", "&&"))
            for each in evidence
        }
        if self.evidence:
            self.add_words(tr("Evidence to enclose; check whether it names other people"))
        for box in self.evidence.values():
            self.add_widget(box)

    def draft(self) -> PlacementDraft:
        """Return what was entered."""
        return PlacementDraft(
            self._customer_id,
            self._kind(),
            self.whom.text(),
            self.reference.text(),
            self.whole.isChecked(),
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
        is_whole = self.whole.isChecked()
        self.goes.setText(self._said[is_whole])
        self.letter.setVisible(self._kind() is PlacementKind.AGENCY)
        for file_id, box in self.evidence.items():
            goes = is_whole or self._about[file_id] in self._numbers
            box.setVisible(goes)
            box.setChecked(goes and takes_evidence(self._kind()))


def _goes_said(going: Placeable) -> str:
    """Return what goes in a sentence: `£70.00 goes to them: 1 invoice.` and the like."""
    if not going.own:
        return tr("Nothing goes to them.")
    sum_ = money(going.going_minor, going.currency)
    count = plural(len(going.own), tr("invoice"))
    if not going.waiting_minor:
        return tr("{sum} goes to them: {count}.").format(sum=sum_, count=count)
    less = money(going.waiting_minor, going.currency)
    words = tr("{sum} goes to them: {count}, less {less} not allocated yet.")
    return words.format(sum=sum_, count=count, less=less)
