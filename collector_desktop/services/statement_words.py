"""The figures of a statement of account in the words of its customer's language."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from collector_desktop.documents.content import (
    ActivitySection,
    AgeingPart,
    AppliedLine,
    HowToPay,
    Section,
    StatementLine,
)
from collector_desktop.domain.activity_phrases import activity_phrases
from collector_desktop.domain.ageing import days_overdue
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.languages import language_for
from collector_desktop.domain.settings import COMPANY_COUNTRY
from collector_desktop.domain.statement_kinds import ACTIVITY
from collector_desktop.domain.statement_phrases import (
    ENGLISH,
    StatementPhrases,
    statement_phrases,
)
from collector_desktop.queries.wording import own_language
from collector_desktop.services.localised import Written
from collector_desktop.services.paper_activity import activity_section, period_said
from collector_desktop.services.paper_parts import how_to_pay

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from collector_desktop.queries.customers import CustomerFacts
    from collector_desktop.queries.settings import Settings
    from collector_desktop.queries.statements import (
        StatementData,
        StatementEntry,
        StatementSection,
    )
    from collector_desktop.services.statement_notes import Agreed

PER_MILLE = 1000


@frozen
class StatementWords:
    """Words the figures of a statement in the customer's language."""

    said: StatementPhrases
    written: Written

    @classmethod
    def to(cls, customer: CustomerFacts, stored: Settings) -> StatementWords:
        """Return the words of a customer's statement, in the language it is written to in."""
        own = own_language(customer.customer_id)
        language = language_for(customer.country, stored[COMPANY_COUNTRY], own)
        return cls(statement_phrases(language), Written(language, customer.country))

    def facts(
        self, customer: CustomerFacts, terms: str, as_of: date
    ) -> tuple[tuple[str, str], ...]:
        """Return what stands beside the address; `terms` are those in force."""
        return (
            (self.said.date, self.written.day(as_of)),
            (self.said.code, customer.code),
            (self.said.terms, self.written.terms(terms)),
        )

    def period(self, data: dict[str, StatementData]) -> tuple[tuple[str, str], ...]:
        """Return the period of movements as a fact beside the address, if any are stated."""
        moved = data.get(ACTIVITY)
        return (period_said(moved.first, moved.last, self.written),) if moved else ()

    def sections(
        self, data: dict[str, StatementData], as_of: date, agreed: Agreed
    ) -> tuple[Section | ActivitySection, ...]:
        """Return movements, then open items, currency by currency; the ageing strip stands once."""
        language = self.written.language
        is_both = len(data) > 1
        parts: list[tuple[str, int, Section | ActivitySection]] = []
        for kind, each in data.items():
            for found in each.sections:
                if kind == ACTIVITY:
                    ageing = () if is_both else self._ageing(found, each.labels)
                    moved = activity_section(found, as_of, self.written, ageing)
                    parts.append((found.currency, 0, moved))
                    continue
                many = self.said.account_in if len(each.sections) > 1 else ""
                heading = activity_phrases(language).still_open if is_both else many
                lines = tuple(
                    self._line(entry, found.currency, as_of, agreed) for entry in found.entries
                )
                section = self._section(found, each.labels, lines, heading)
                parts.append((found.currency, 1, section))
        return tuple(part for _, _, part in sorted(parts, key=itemgetter(0, 1)))

    def _section(
        self,
        section: StatementSection,
        labels: tuple[str, ...],
        lines: tuple[StatementLine, ...],
        heading: str,
    ) -> Section:
        """Return the open items of one currency."""
        currency = section.currency
        return Section(
            lines=lines,
            total=(self.said.total, self.written.money(section.closing_minor, currency)),
            ageing=self._ageing(section, labels),
            heading=heading.format(currency=currency),
        )

    def slip(
        self, customer: CustomerFacts, main: StatementSection, as_of: date
    ) -> tuple[tuple[str, str], ...]:
        """Return the rows of the payment slip."""
        said = self.said
        return (
            (said.customer, customer.name),
            (said.code, customer.code),
            (said.statement_of, self.written.day(as_of)),
            (said.total_owed, self.written.money(main.closing_minor, main.currency)),
        )

    def how_to_pay(
        self, stored: Settings, customer: CustomerFacts, main: StatementSection
    ) -> HowToPay | None:
        """Return where what is asked for goes: the words, the code and the link name one sum."""
        sums = (main.late_minor, main.asked_minor)
        references = [
            entry.reference for entry in main.entries if entry.debit_minor and entry.item_id
        ]
        language = self.written.language
        pay = how_to_pay(stored, customer, main.currency, sums, language, references)
        if pay is None or not (main.disputed_minor or main.agreed_minor):
            return pay
        *others, (label, amount) = pay.rows
        if main.is_agreed:
            return replace(pay, rows=(*others, (label, self.said.as_agreed)))
        said = self.said.less_agreed if main.agreed_minor else self.said.undisputed
        if main.agreed_minor and main.disputed_minor:
            said = self.said.less_both
        return replace(pay, rows=(*others, (label, said.format(amount=amount))))

    def ticks(
        self, still_open: tuple[StatementSection, ...], currency: str
    ) -> tuple[tuple[str, str], ...]:
        """Return the invoices to tick on the slip, each without what is in dispute of it.

        What is to come as agreed stands there too: the slip goes with the money.
        """
        entries = (e for each in still_open if each.currency == currency for e in each.entries)
        asked = [(entry.number, entry.debit_minor - entry.disputed_minor) for entry in entries]
        return tuple(
            (number, self.written.column(minor, currency)) for number, minor in asked if minor > 0
        )

    def _line(
        self, entry: StatementEntry, currency: str, as_of: date, agreed: Agreed
    ) -> StatementLine:
        days = days_overdue(entry.due_on, as_of)
        is_late = days > 0 and entry.debit_minor > 0
        side = 1 if entry.debit_minor else -1
        written = self.written
        return StatementLine(
            number=agreed.number(entry),
            date=written.short_day(entry.on),
            reference=entry.reference,
            due=written.short_day(entry.due_on) if side > 0 else "",
            days_late=str(days) if is_late else "",
            amount=written.column(side * entry.amount_minor, currency),
            outstanding=written.column(entry.debit_minor - entry.credit_minor, currency),
            is_late=is_late,
            running=written.column(entry.balance_minor, currency),
            applied=tuple(self._applied(entry, currency, side)),
        )

    def _applied(self, entry: StatementEntry, currency: str, side: int) -> Iterator[AppliedLine]:
        """Yield what was paid of a debt, or what a credit paid, with the sign that lowers it."""
        said = activity_phrases(self.written.language)
        for each in entry.applied:
            yield AppliedLine(
                number=each.number,
                date=self.written.short_day(each.on),
                type=said.type_said(each.type),
                amount=self.written.column(-side * each.minor, currency),
            )

    def _ageing(self, section: StatementSection, labels: tuple[str, ...]) -> tuple[AgeingPart, ...]:
        whole = sum(section.ageing)
        waiting = section.unallocated_minor
        taken_off = AgeingPart(
            self.said.unallocated, self.written.column(waiting, section.currency), has_swatch=False
        )
        return tuple(
            AgeingPart(
                ageing_label(label, self.said),
                self.written.column(minor, section.currency) if minor else "",
                PER_MILLE * minor // whole if whole else 0,
            )
            for label, minor in zip(labels, section.ageing, strict=True)
        ) + ((taken_off,) if waiting else ())


def ageing_label(label: str, said: StatementPhrases = ENGLISH) -> str:
    """Return the heading of an ageing column as papers word it."""
    if label == "current":
        return said.not_due
    if label.endswith("+"):
        return said.over_days.format(days=int(label[:-1]) - 1)
    first, _, last = label.partition("-")
    return said.days.format(first=first, last=last)
