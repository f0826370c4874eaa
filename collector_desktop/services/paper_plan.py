"""The sheet of a payment plan: what was agreed, what came in, and how each instalment stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.composed_content import (
    Composed,
    Grid,
    GridColumn,
    GridRow,
    Heading,
    Kind,
    Part,
    Text,
    Tone,
)
from collector_desktop.documents.content import Band, HowToPay, Pair
from collector_desktop.domain import settings as s
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.letter_templates import OF_PLAN
from collector_desktop.domain.plan_phrases import PlanPhrases, plan_phrases
from collector_desktop.domain.plans import JudgedInstalment, PlanKind, PlanState
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.bank_changes import account_changed_on
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.plans import PlanRow, plan_of, plans
from collector_desktop.queries.settings import Settings, settings
from collector_desktop.services.composed_papers import composed_paper
from collector_desktop.services.fraud_note import fraud_note
from collector_desktop.services.localised import Written
from collector_desktop.services.paper_parts import address_lines, how_to_pay, letterhead
from collector_desktop.services.paper_words import PaperWords, paper_words
from collector_desktop.services.plan_data import plan_data
from collector_desktop.services.wording import language_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.services.papers import Paper

KIND = "plan"
_STANDS = 4


def newest_plan(customer_id: int, as_of: date) -> int:
    """Return the id of the newest plan of a customer at a day, running ones first.

    Raises:
        RefusedError: there is none.
    """
    found = plans(as_of, [customer_id])
    running = [row for row in found if row.is_running]
    if not found:
        name = customer_facts(customer_id).name
        raise RefusedError(f"{name} has no payment plan.", "Agree on one first.")
    return (running or found)[-1].plan_id


def plan_paper(plan_id: int, as_of: date, fonts: Path) -> Paper:
    """Return the sheet of a plan as it is at the end of a day, as PDF.

    Raises:
        RefusedError: there was no such plan by that day.
    """
    plan = plan_of(plan_id, as_of)
    if plan is None:
        raise RefusedError(f"There is no plan {plan_id} on this day.", "See `plans`.")
    customer, stored = customer_facts(plan.customer_id), settings()
    language = language_of(customer)
    written = Written(language, customer.country)
    extra = {"plan_total": written.money(plan.total_minor, plan.currency)}
    worded = paper_words(OF_PLAN, customer.customer_id, language, as_of, extra)
    wording = _Wording(plan, plan_phrases(language), written, worded)
    pay = wording.how_to_pay(stored, customer)
    warned = fraud_note(written, account_changed_on(as_of), on_paper=True) if pay else ""
    content = Composed(
        letterhead(stored),
        wording.title,
        (*wording.parts(), *([Text(warned)] if warned else [])),
        wording.facts(customer.code),
        wording.bands(),
        customer.name,
        address_lines(customer, stored[s.COMPANY_COUNTRY]),
        pay,
        language=language,
        data=plan_data(customer.code, plan, as_of),
    )
    return composed_paper(customer, KIND, content, as_of, fonts)


class _Wording:
    """A plan in the words and formats of one language."""

    def __init__(
        self, plan: PlanRow, said: PlanPhrases, written: Written, worded: PaperWords
    ) -> None:
        self.plan, self.said, self.written, self.worded = plan, said, written, worded
        self.is_settlement = plan.kind is PlanKind.SETTLEMENT
        self.title = said.settlement if self.is_settlement else worded.title

    def money(self, minor: int) -> str:
        return self.written.money(minor, self.plan.currency)

    def facts(self, code: str) -> tuple[Pair, ...]:
        """Return what is beside the address; what is not known is left out."""
        plan, said = self.plan, self.said
        facts = (
            (said.agreed_on, self.written.day(plan.made_on)),
            (said.code, code),
            (said.agreed_with, plan.person_name),
            (said.paid_by, plan.method),
            (said.state, said.state_said(plan.state)),
        )
        return tuple(fact for fact in facts if fact[1])

    def bands(self) -> tuple[Band, ...]:
        """Return the total, what came in, and what is missing or next."""
        standing, said = self.plan.standing, self.said
        bands = [
            Band(said.total, self.money(self.plan.total_minor)),
            Band(said.received, self.money(standing.received_minor)),
        ]
        upcoming = standing.next_due
        if self.plan.is_running and standing.arrears_minor:
            bands.append(Band(said.missing, self.money(standing.arrears_minor), is_danger=True))
        elif self.plan.is_running and upcoming is not None:
            day = self.written.short_day(upcoming.due_on)
            bands.append(Band(f"{said.next_due} {day}", self.money(upcoming.missing_minor)))
        return tuple(bands)

    def parts(self) -> tuple[Part, ...]:
        """Return the instalments, what they are for, and what follows from them."""
        said = self.said
        return (
            Heading(said.schedule),
            self._schedule(),
            Heading(said.covers),
            self._debts(),
            *self._notes(),
            *(Text(words) for words in self.worded.paragraphs),
        )

    def how_to_pay(self, stored: Settings, customer: CustomerFacts) -> HowToPay | None:
        """Return where money goes: what is missing now, else the next instalment."""
        standing, upcoming = self.plan.standing, self.plan.standing.next_due
        if not self.plan.is_running:
            return None
        minor = standing.arrears_minor or (upcoming.missing_minor if upcoming else 0)
        sums = (standing.arrears_minor, minor)
        return how_to_pay(stored, customer, self.plan.currency, sums, self.written.language)

    def _notes(self) -> list[Part]:
        plan, standing, said = self.plan, self.plan.standing, self.said
        notes: list[Part] = []
        if plan.is_running and standing.arrears_minor:
            words = said.in_default.format(amount=self.money(standing.arrears_minor))
            notes.append(Text(words))
        elif plan.state is PlanState.ON_TRACK:
            notes.append(Text(said.on_track))
        if self.is_settlement:
            sums = {"owed": self.money(plan.owed_minor), "total": self.money(plan.total_minor)}
            notes.append(Text(said.settles.format(**sums)))
        return notes

    def _schedule(self) -> Grid:
        number, due, amount, received, stands = self.said.columns
        columns = (
            GridColumn(number),
            GridColumn(due, Kind.NAME),
            GridColumn(amount, Kind.SUM),
            GridColumn(received, Kind.FIGURE),
            GridColumn(stands),
        )
        rows, running = [], 0
        for each in self.plan.standing.instalments:
            running += each.amount_minor
            rows.append(self._instalment(each, running))
        whole, came = self.plan.total_minor, self.plan.standing.received_minor
        total = (self.said.sum, "", self._column(whole), self._column(came), "")
        return Grid(columns, tuple(rows), total)

    def _instalment(self, each: JudgedInstalment, running: int) -> GridRow:
        cells = (
            str(each.position),
            self.written.day(each.due_on),
            self._column(each.amount_minor),
            self._column(each.received_minor) if each.received_minor else "",
            self.said.instalment_said(each),
        )
        tones: tuple[tuple[int, Tone], ...] = ()
        if each.status is PromiseStatus.KEPT:
            tones = ((_STANDS, Tone.GOOD),)
        elif each.in_arrears:
            tones = ((_STANDS, Tone.DANGER),)
        return GridRow(cells, ("", "", self._column(running), "", ""), tones)

    def _debts(self) -> Grid:
        number, due, planned, still = self.said.debt_columns
        columns = (
            GridColumn(number, Kind.NAME),
            GridColumn(due),
            GridColumn(planned, Kind.SUM),
            GridColumn(still, Kind.FIGURE),
        )
        rows, running = [], [0, 0]
        for debt in self.plan.debts:
            sums = (debt.amount_minor, debt.open_minor)
            running = [before + minor for before, minor in zip(running, sums, strict=True)]
            day = self.written.short_day(debt.due_on)
            cells = (debt.number, day, *map(self._column, sums))
            rows.append(GridRow(cells, ("", "", *map(self._column, running))))
        return Grid(columns, tuple(rows), (self.said.sum, "", *map(self._column, running)))

    def _column(self, minor: int) -> str:
        return self.written.column(minor, self.plan.currency)
