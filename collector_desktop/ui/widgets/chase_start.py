"""Says that messages skip steps, since nobody was reminded of their debts, and offers the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.chase_notice import NoticeLine
from collector_desktop.ui.widgets.chase_words import tr

if TYPE_CHECKING:
    from collector_desktop.queries.chase_shown import ProposedMessage
    from collector_desktop.ui.theme import Theme
    from collector_desktop.ui.widgets.chase_plan import ChasePlan


class StartLine(NoticeLine):
    """A line over the run; `begin_asked` carries customers, and whether from the first step."""

    begin_asked = Signal(object, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", is_warning=True)
        self._customers: set[int] = set()
        self._from_start = True
        self.button.clicked.connect(self._ask)

    def show_plan(self, plan: ChasePlan) -> None:
        """Show how many messages skip steps, else who begins with the first; nothing else."""
        skipping = plan.skipping()
        self._from_start = bool(skipping)
        if skipping:
            self._customers = {message.customer_id for message in skipping}
            words = tr(
                "{customers} would start at a later step: they were never reminded of these debts."
            )
            self.button.setText(_begin_words({message.earlier_step for message in skipping}))
        else:
            self._customers = set(plan.from_start)
            words = tr("{customers} with old debts begin with the first step in this run.")
            self.button.setText(tr("Begin by age instead"))
        self.text.setText(words.format(customers=plural(len(self._customers), tr("customer"))))
        self.setVisible(bool(self._customers))

    def _ask(self) -> None:
        self.begin_asked.emit(self._customers, self._from_start)


def start_words(message: ProposedMessage, plan: ChasePlan) -> str:
    """Return what can be done about where a message begins, or nothing."""
    if message.earlier_step:
        return _begin_words({message.earlier_step})
    return tr("Begin by age instead") if message.customer_id in plan.from_start else ""


def _begin_words(steps: set[str]) -> str:
    if len(steps) == 1:
        return tr("Begin with {step}").format(step=next(iter(steps)))
    return tr("Begin with the first step")
