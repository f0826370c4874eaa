"""The rules by which payers are known: the user's own and what was learned."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy

from collector_desktop.queries.bank_lines import RuleRow, bank_rules
from collector_desktop.services.bank_rules import RuleDraft, add_rule, remove_rule
from collector_desktop.ui.cells import Chip, ChipsCell, Column, TextCell, Tone
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.money_edit import mark_error
from collector_desktop.ui.widgets.payment_customer import CustomerPick
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk

_WIDTH, _HEIGHT = 760, 260
_KINDS = {
    "payer_name": "Payer's name",
    "payer_account": "Payer's account",
    "text": "Words in the text",
}


class RulesSheet(FormSheet):
    """Lists the rules with a form for a new one; Delete forgets the current one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, tr("Match rules"), parent)
        self._desk = desk
        self.setMinimumWidth(desk.theme.px(_WIDTH))
        self.kind, self.pattern = QComboBox(), QLineEdit()
        self.pick = CustomerPick(desk)
        for code, words in _KINDS.items():
            self.kind.addItem(tr(words), code)
        self.pattern.setPlaceholderText(tr("as the bank writes it"))
        self.save_button.setText(tr("Add rule"))
        self.grid: GridView[RuleRow] = GridView(desk.theme, _columns())
        self.grid.setAccessibleName(tr("Rules"))
        self.grid.setMinimumHeight(desk.theme.px(_HEIGHT))
        self._model: RecordTableModel[RuleRow] = RecordTableModel(
            self.grid.columns, lambda row: row.rule_id, self
        )
        self.grid.setModel(self._model)
        empty = (tr("No rule yet"), tr("What you confirm is learned by itself."))
        self.grid.set_empty(EmptyState(desk.theme, "lightbulb", *empty))
        self.forget = Button(desk.theme, tr("Forget this rule"), icon="trash-2", key="Del")
        self.add_pair(
            (tr("&What"), self.kind), (tr("&Is"), self.pattern), (tr("&Customer"), self.pick)
        )
        self.forget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.add_widget(GridCard(desk.theme, self.grid))
        self.add_widget(self.forget)
        self.forget.clicked.connect(self._forget)
        listen(self.grid, {"Del": self._forget})
        self.save_asked.connect(self._add)
        self._read()

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        if not self.pattern.text().strip():
            mark_error(self.pattern, wrong=True)
            return tr("Enter the text as the bank writes it.")
        if self.pick.customer_id is None:
            mark_error(self.pick, wrong=True)
            return tr("Choose the customer whose money it is.")
        return ""

    def _read(self, _: object = None) -> None:
        self._desk.tasks.run(self, bank_rules, self._model.show)

    def _add(self) -> None:
        who = self.pick.customer_id or 0
        draft = RuleDraft(str(self.kind.currentData()), self.pattern.text(), who)
        work = partial(add_rule, draft, self._desk.today())
        self._desk.tasks.run(self, work, self._added, self.show_problem)

    def _added(self, _: object) -> None:
        self.pattern.clear()
        self._read()

    def _forget(self) -> None:
        row = self.grid.current_record()
        if row is not None:
            work = partial(remove_rule, row.rule_id, self._desk.today())
            self._desk.tasks.run(self, work, self._read, self._fail)

    def _fail(self, error: CollectorError) -> None:
        self.show_problem(error)
        self._read()


def _columns() -> tuple[Column[RuleRow], ...]:
    kind: Column[RuleRow] = Column(
        "kind", tr("What"), lambda row: tr(_KINDS[row.kind]), key=lambda row: row.kind, width=140
    )
    pattern: Column[RuleRow] = Column(
        "pattern",
        tr("Is"),
        lambda row: row.pattern,
        key=lambda row: row.pattern,
        cell=lambda row: TextCell(row.pattern, strong=True),
        width=200,
        stretch=True,
    )
    customer: Column[RuleRow] = Column(
        "customer", tr("Customer"), lambda row: row.name, key=lambda row: row.name, width=190
    )
    hits: Column[RuleRow] = Column(
        "hits",
        tr("Lines"),
        lambda row: f"{row.hits:,}",
        key=lambda row: row.hits,
        numeric=True,
        width=64,
    )
    origin: Column[RuleRow] = Column(
        "origin",
        tr("From"),
        lambda row: _origin(row).text,
        key=lambda row: row.is_learned,
        cell=lambda row: ChipsCell((_origin(row),)),
        width=96,
    )
    return (kind, pattern, customer, hits, origin)


def _origin(row: RuleRow) -> Chip:
    return Chip(tr("Learned"), Tone.NEUTRAL) if row.is_learned else Chip(tr("Yours"), Tone.ACCENT)
