"""The third step of an import: what would become of the file, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from collector_desktop.ui.cells import Tone
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.import_check_lists import (
    ProblemLine,
    change_columns,
    customer_columns,
    line_columns,
    problem_columns,
    problem_lines,
)
from collector_desktop.ui.widgets.import_facts import FactLines
from collector_desktop.ui.widgets.import_figures import Count, CountCards
from collector_desktop.ui.widgets.import_list import ImportList
from collector_desktop.ui.widgets.import_options import CheckOptions
from collector_desktop.ui.widgets.import_words import facts, lines_words
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collector_desktop.importers.base import ParsedFile, StatementLine
    from collector_desktop.importers.inspect import Inspection
    from collector_desktop.services.import_tally import ImportPlan, PlannedChange
    from collector_desktop.services.reading import names_no_account
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.import_draft import ImportDraft

    Lists = tuple[
        ImportList[ProblemLine],
        ImportList[PlannedChange],
        ImportList[str],
        ImportList[StatementLine],
    ]
else:
    names_no_account = later("collector_desktop.services.reading", "names_no_account")

PROBLEMS, CHANGES, CUSTOMERS, LINES = range(4)
UNDECIDED = frozenset({"ambiguous", "conflict"})
_LOOKS = (
    ("plus", Tone.OK),
    ("pencil", Tone.ACCENT),
    ("check", Tone.NEUTRAL),
    ("circle-x", Tone.DANGER),
    ("minus", Tone.INFO),
)


class CheckStep(QWidget):
    """Figures, what was noticed, and the lists behind them."""

    save_asked = Signal()
    match_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self._desk = desk
        self.counts = CountCards(theme, _LOOKS)
        self.facts = FactLines(theme)
        self.options = CheckOptions()
        self.problems: ImportList[ProblemLine] = ImportList(
            desk,
            problem_columns(),
            self.tr("Problems"),
            EmptyState(
                theme, "circle-check", self.tr("No problems"), self.tr("Every row is fine.")
            ),
        )
        self.changes: ImportList[PlannedChange] = ImportList(
            desk,
            change_columns(),
            self.tr("Changes"),
            EmptyState(theme, "check", self.tr("No changes"), self.tr("Nothing would change.")),
        )
        self.customers: ImportList[str] = ImportList(
            desk,
            customer_columns(),
            self.tr("New customers"),
            EmptyState(theme, "users", self.tr("No new customers"), self.tr("All are known.")),
        )
        self.lines: ImportList[StatementLine] = ImportList(
            desk,
            line_columns(desk.today),
            self.tr("Lines"),
            EmptyState(theme, "landmark", self.tr("No lines"), self.tr("Nothing was moved.")),
        )
        self.tabs = Segmented(theme, self._titles(0, 0, 0, 0), self.tr("Lists in this import"))
        self.save = Button(theme, self.tr("Save problem rows as CSV"), icon="download")
        self.save.clicked.connect(self.save_asked)
        self.match = Button(theme, self.tr("Match the columns yourself"), kind="link")
        self.match.clicked.connect(self.match_asked)
        self._bars, self._cards = QStackedWidget(), QStackedWidget()
        self._build()

    @property
    def lists(self) -> Lists:
        """The lists in the order of their tabs."""
        return self.problems, self.changes, self.customers, self.lines

    def ask_about(self, draft: ImportDraft, parsed: ParsedFile, seen: Inspection) -> None:
        """Ask what a file that was read does not tell, unless the user said so already."""
        known = not draft.stated
        days, sign = seen.date_order.value, seen.decimal.value
        self.options.ask(
            days=known and days in UNDECIDED,
            sign=known and sign in UNDECIDED,
            currencies=parsed.currencies_asked,
            answered=draft.in_currency,
        )
        self.match.setVisible(known and any(seen.headers))
        self.options.offer_missing(offered=parsed.is_open_items_list)
        self.options.ask_account(asked=names_no_account(parsed))

    def show_plan(self, parsed: ParsedFile, plan: ImportPlan) -> None:
        """Show what the import of a file would do."""
        counts = plan.counts
        is_statement = parsed.kind.value == "bank"
        left = counts.closed if parsed.is_open_items_list else None
        self.counts.show_counts(
            (
                Count(counts.created, self.tr("new")),
                None if is_statement else Count(counts.updated, self.tr("changed")),
                Count(counts.unchanged, self.tr("unchanged")),
                Count(counts.rejected, self.tr("rows left out")),
                None if left is None else Count(left, self.tr("no longer listed")),
            )
        )
        self.facts.show_facts(lines_words(parsed), facts(parsed, plan, self._desk.today()))
        lines = problem_lines(parsed, plan)
        self.problems.show_rows(lines)
        self.changes.show_rows(plan.changes)
        self.customers.show_rows(plan.new_customers)
        moves = [line for each in parsed.statements for line in each.lines]
        self.lines.show_rows(moves)
        sizes = len(lines), len(plan.changes), len(plan.new_customers), len(moves)
        for at, title in enumerate(self._titles(*sizes)):
            self.tabs.rename(at, title)
            self.tabs.offer(at, shown=at == PROBLEMS or (at == LINES) is is_statement)
        self.save.setVisible(any(line.problem.row for line in lines))
        first = next((at for at, size in enumerate(sizes) if size), PROBLEMS)
        self.tabs.choose(first)

    def _titles(
        self, problems: int, changes: int, customers: int, lines: int
    ) -> tuple[str, str, str, str]:
        return (
            self.tr("Problems, {count}").format(count=f"{problems:,}"),
            self.tr("Changes, {count}").format(count=f"{changes:,}"),
            self.tr("New customers, {count}").format(count=f"{customers:,}"),
            self.tr("Lines, {count}").format(count=f"{lines:,}"),
        )

    def _build(self) -> None:
        for shown in self.lists:
            self._bars.addWidget(shown.bar)
            self._cards.addWidget(shown.card)
            shown.bar.listen_within(shown.card)
        self.tabs.chosen.connect(self._bars.setCurrentIndex)
        self.tabs.chosen.connect(self._cards.setCurrentIndex)
        self.tabs.turn_by_keys()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.tabs)
        row.addWidget(self._bars, 1)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.counts)
        column.addWidget(self.options)
        noticed = QHBoxLayout()
        noticed.setSpacing(12)
        noticed.addWidget(self.facts, 1)
        noticed.addWidget(self.match, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(noticed)
        column.addLayout(row)
        column.addWidget(self._cards, 1)
