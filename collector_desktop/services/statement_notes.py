"""What stands below the figures of a statement: a message by age, marks, payments, discounts."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from collector_desktop.domain.ageing import days_overdue
from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.letter_templates import message_by_age
from collector_desktop.domain.statement_note_phrases import NotePhrases, note_phrases
from collector_desktop.domain.statement_phrases import statement_phrases
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.queries.discounts import offered, own_terms
from collector_desktop.queries.holds import standing_holds
from collector_desktop.queries.interest_terms import whose_terms
from collector_desktop.queries.last_payment import last_payment
from collector_desktop.services.interest_rule import late_payment_notice
from collector_desktop.services.paper_words import paper_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from collector_desktop.domain.forecast import Pledge
    from collector_desktop.domain.terms import Discount
    from collector_desktop.queries.customers import CustomerFacts
    from collector_desktop.queries.interest_terms import TermsBook
    from collector_desktop.queries.plans import PlanRow
    from collector_desktop.queries.promises import PromiseRow
    from collector_desktop.queries.statements import StatementEntry, StatementSection
    from collector_desktop.services.localised import Written

DISPUTED, PROMISED, PLANNED = "(D)", "(P)", "(L)"


@frozen
class Agreed:
    """What is to come for a customer's debts at a day: promises, running plans, cheques in hand.

    `covered` is how much of each debt that is; the cheques are given with their currency.
    """

    covered: Mapping[int, int]
    promises: tuple[PromiseRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    cheques: tuple[tuple[str, Pledge], ...] = ()

    @property
    def planned(self) -> frozenset[int]:
        """The debts that plans cover."""
        debts = (debt for plan in self.plans for debt in plan.debts)
        return frozenset(debt.item_id for debt in debts if debt.open_minor)

    @property
    def promised(self) -> frozenset[int]:
        """The debts that promises name."""
        return frozenset(item_id for each in self.promises for item_id in each.item_ids)

    def number(self, entry: StatementEntry) -> str:
        """Return the number of an entry with the marks of what is known of it."""
        marks = (
            (DISPUTED, entry.disputed_minor),
            (PROMISED, entry.item_id in self.promised),
            (PLANNED, entry.item_id in self.planned),
        )
        return " ".join((entry.number, *(mark for mark, is_so in marks if is_so)))

    def speaks_for(self, entry: StatementEntry) -> bool:
        """Return whether nothing of a debt is asked for, as it is in dispute or to come."""
        return entry.disputed_minor + self.covered.get(entry.item_id, 0) >= entry.debit_minor


@frozen
class Below:
    """The message to the customer, its heading first, the notes, and what they rest on."""

    agreed: Agreed
    message: tuple[str, ...]
    notes: tuple[str, ...]


def below_figures(
    customer: CustomerFacts,
    sections: Sequence[StatementSection],
    agreed: Agreed,
    told: tuple[date, Written, str],
    rules: TermsBook,
) -> Below:
    """Return what stands below the figures of a statement; `sections` are of open items.

    `told` are the day of the statement, how its language writes, and the terms in force.
    """
    whose, (as_of, written, terms) = customer.customer_id, told
    noted = _Noted(as_of, written)
    owes = any(each.closing_minor > 0 for each in sections)
    notes = (
        *(noted.discounts(sections, terms) if owes else ()),
        *noted.marks(sections, agreed),
        noted.facts(whose, has_ages=any(any(each.ageing) for each in sections)),
        _on_late_payment(whose, rules, written) if owes else "",
    )
    said = _message(whose, sections, agreed, written.language, as_of)
    return Below(agreed, said, tuple(filter(None, notes)))


def _on_late_payment(customer_id: int, rules: TermsBook, written: Written) -> str:
    """Return what is said about late payment; nothing while the contract's rate is not set."""
    try:
        return late_payment_notice(rules.policy(whose_terms(customer_id)), written)
    except RefusedError:
        return ""


def _message(
    customer_id: int,
    sections: Sequence[StatementSection],
    agreed: Agreed,
    language: str,
    as_of: date,
) -> tuple[str, ...]:
    """Return a heading and paragraphs by how late the oldest debt is that may be asked for.

    A promise speaks for no more than its sum, as in a run. Nothing is said about
    what is disputed, to come as agreed or on hold, nor where money to match covers what is late.
    Words without a paragraph say nothing.
    """
    held = standing_holds(as_of, customer_id)
    late = [
        days_overdue(entry.due_on, as_of)
        for section in sections
        if section.late_minor
        for entry in section.entries
        if entry.debit_minor and not agreed.speaks_for(entry)
        if not held.of(customer_id, entry.item_id)
    ]
    oldest = max(late, default=0)
    if oldest <= 0 and any(section.overdue_minor for section in sections):
        return ()
    said = paper_words(message_by_age(oldest), customer_id, language, as_of)
    return (said.title, *said.paragraphs) if said.paragraphs else ()


@frozen
class _Noted:
    """Words the notes of one statement."""

    as_of: date
    written: Written

    @property
    def _said(self) -> NotePhrases:
        return note_phrases(self.written.language)

    def marks(self, sections: Sequence[StatementSection], agreed: Agreed) -> Iterator[str]:
        """Yield what is not matched yet, and what the marks stand for."""
        money, said = self.written.money, statement_phrases(self.written.language)
        for each in sections:
            if each.unallocated_minor:
                yield said.unmatched.format(amount=money(-each.unallocated_minor, each.currency))
        for each in sections:
            if each.disputed_minor:
                amount = money(each.disputed_minor, each.currency)
                yield said.disputed.format(mark=DISPUTED, amount=amount)
        yield from self._agreed(agreed)

    def _agreed(self, agreed: Agreed) -> Iterator[str]:
        said = self._said
        named = [self._promise(each) for each in agreed.promises if each.item_ids]
        if named:
            yield said.promised.format(mark=PROMISED, promises=", ".join(named))
        in_all = [self._promise(each) for each in agreed.promises if not each.item_ids]
        if in_all:
            yield said.promised_in_all.format(promises=", ".join(in_all))
        if agreed.planned:
            yield self._planned(agreed.plans)
        if agreed.cheques:
            held = (
                self._part(said.cheque, (each.minor, currency), each.pay_by)
                for currency, each in agreed.cheques
            )
            yield said.cheques.format(cheques=", ".join(held))

    def _planned(self, plans: Sequence[PlanRow]) -> str:
        """Return what comes next by plans, and what did not come."""
        said, money = self._said, self.written.money
        coming = ", ".join(self._instalments(plans))
        missed = ", ".join(
            money(plan.standing.arrears_minor, plan.currency)
            for plan in plans
            if plan.standing.arrears_minor
        )
        words = (said.planned_next if coming else said.planned).format(mark=PLANNED, next=coming)
        return f"{words} {said.plan_missed.format(missed=missed)}" if missed else words

    def _instalments(self, plans: Iterable[PlanRow]) -> Iterator[str]:
        """Yield what comes next by each plan; by one in default all is asked for at once."""
        for plan in plans:
            due = plan.standing.next_due
            if plan.is_in_force and due is not None:
                yield self._part(self._said.promise, (due.missing_minor, plan.currency), due.due_on)

    def _promise(self, promise: PromiseRow) -> str:
        sum_ = (promise.missing_minor, promise.currency)
        return self._part(self._said.promise, sum_, promise.pay_by)

    def _part(self, words: str, sum_: tuple[int, str], day: date) -> str:
        return words.format(amount=self.written.money(*sum_), day=self.written.day(day))

    def discounts(self, sections: Sequence[StatementSection], terms: str) -> Iterator[str]:
        """Yield what may still be taken off by which day, of invoices of which nothing is paid.

        `terms` are those of invoices that have none of their own.
        """
        entries = chain.from_iterable(section.entries for section in sections)
        own = own_terms(entry.item_id for entry in filter(_is_whole_invoice, entries))
        if not own and _offer_of(terms) is None:
            return
        by_day: dict[tuple[date, str], list[tuple[StatementEntry, int]]] = defaultdict(list)
        for section in sections:
            for entry in filter(_is_whole_invoice, section.entries):
                said = own.get(entry.item_id, terms)
                less, until = offered(said, _offer_of(said), entry.on, entry.amount_minor)
                if less and until is not None and until >= self.as_of:
                    by_day[until, section.currency].append((entry, less))
        for (until, currency), found in sorted(by_day.items()):
            yield self._discount(until, currency, found)

    def _discount(self, until: date, currency: str, found: list[tuple[StatementEntry, int]]) -> str:
        less = sum(minor for _, minor in found)
        whole = sum(entry.amount_minor for entry, _ in found)
        return self._said.if_paid_by.format(
            day=self.written.day(until),
            less=self.written.money(less, currency),
            pay=self.written.money(whole - less, currency),
            numbers=", ".join(entry.number for entry, _ in found),
        )

    def facts(self, customer_id: int, *, has_ages: bool) -> str:
        """Return the last payment, and from which day ages count if any are shown."""
        paid = last_payment(customer_id, self.as_of)
        parts = []
        if paid is not None:
            amount = self.written.money(paid.amount_minor, paid.currency)
            day = self.written.day(paid.received_on)
            parts.append(self._said.last_paid.format(amount=amount, day=day))
        parts += [self._said.aged_from] if has_ages else []
        return " ".join(parts)


@lru_cache(maxsize=256)
def _offer_of(terms: str) -> Discount | None:
    """Return the discount that terms allow; none where they are in words of their own."""
    try:
        return parse_terms(terms).discount
    except CollectorError:
        return None


def _is_whole_invoice(entry: StatementEntry) -> bool:
    is_whole = entry.debit_minor == entry.amount_minor
    return entry.type == "invoice" and is_whole and not entry.disputed_minor
