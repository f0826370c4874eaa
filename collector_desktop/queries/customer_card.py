"""Everything that one customer's card shows at a day, but the whole account."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date

from collector_desktop.domain.combined_papers import MARK
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.score import Score
from collector_desktop.domain.settings import TERMS_DEFAULT
from collector_desktop.queries.account_status import StatusRow, statuses
from collector_desktop.queries.cheques import ChequeRow, cheques
from collector_desktop.queries.contact_limits import LimitRow, contact_limits
from collector_desktop.queries.credit_limits import CreditLimits, credit_limits
from collector_desktop.queries.customer_fields import customer_fields
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.disputes import DisputeRow, disputes
from collector_desktop.queries.exchange import (
    BaseWorth,
    ExchangeDifference,
    base_worth,
    exchange_differences,
)
from collector_desktop.queries.holds import HoldRow, holds
from collector_desktop.queries.items import ItemRow, items
from collector_desktop.queries.paid_invoices import last_paid
from collector_desktop.queries.payment_habits import PaymentHabits, payment_habits
from collector_desktop.queries.plans import PlanRow, plans
from collector_desktop.queries.position import ask
from collector_desktop.queries.procedures import Chosen, procedure_of_customer
from collector_desktop.queries.promises import PromiseRow, promises
from collector_desktop.queries.scores import customer_score
from collector_desktop.queries.settings import settings
from collector_desktop.queries.statements import StatementSection, statement
from collector_desktop.queries.timeline import TimelineEntry, timeline

PAPERS = f"""SELECT id, kind, file_name, path, sha256, size, made_on AS day, 0 AS copy FROM document
    WHERE customer_id = :customer AND made_on <= :day AND kind NOT GLOB '{MARK}*'
    UNION ALL SELECT -c.id, i.type, i.number || ', ' || c.file_name, '', c.sha256,
        length(c.content), i.document_on, c.id FROM invoice_copy c JOIN item i ON i.id = c.item_id
    WHERE i.customer_id = :customer AND i.document_on <= :day
    ORDER BY day DESC, copy DESC, id DESC"""

DECIDED = (PromiseStatus.KEPT, PromiseStatus.PARTLY, PromiseStatus.BROKEN)
YEAR = 12


@frozen
class PaperRow:
    """A statement or letter that was sent, or the copy of an invoice, with its hash.

    The copy of an invoice has a `copy_id` in place of a path; other papers have 0.
    """

    document_id: int
    kind: str
    file_name: str
    path: str
    sha256: str
    size: int
    made_on: date
    copy_id: int = 0


@frozen
class Lateness:
    """Mean days from the due date to the last money, of invoices paid in the last twelve months.

    A day of payment is the day the money came, whenever it was allocated. `before` is that of the
    twelve months before them; None where nothing was settled. `months` are those of each of the
    last twelve, each up to the asked day of a month, the oldest first; they are empty where nothing
    was settled in any.
    """

    days: int | None
    before: int | None
    months: tuple[int | None, ...] = ()


@frozen
class CustomerCard:
    """One customer; `accounts` by currency, the customer's own first; `fields` are its own.

    `terms` are those that hold: its own, its group's or the company's.

    `holds` are those that stand, on the account and on its items. `credit` are its limits.

    `accounts` is empty when nothing is open; `labels` head the ageing columns.
    """

    facts: CustomerFacts
    fields: dict[str, str | None]
    labels: tuple[str, ...]
    accounts: tuple[StatementSection, ...]
    items: tuple[ItemRow, ...]
    promises: tuple[PromiseRow, ...]
    papers: tuple[PaperRow, ...]
    events: tuple[TimelineEntry, ...]
    lateness: Lateness
    cheques: tuple[ChequeRow, ...] = ()
    exchange: tuple[ExchangeDifference, ...] = ()
    worth: BaseWorth | None = None
    terms: str = ""
    habits: PaymentHabits | None = None
    disputes: tuple[DisputeRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    holds: tuple[HoldRow, ...] = ()
    statuses: tuple[StatusRow, ...] = ()
    limits: tuple[LimitRow, ...] = ()
    chased_by: Chosen | None = None
    score: Score | None = None
    credit: CreditLimits | None = None

    @property
    def main_account(self) -> StatementSection | None:
        """The account in the customer's own currency, else the first one."""
        return self.accounts[0] if self.accounts else None

    @property
    def promises_kept(self) -> tuple[int, int]:
        """How many promises were kept, and of how many that are decided."""
        counts = Counter(promise.status for promise in self.promises)
        return counts[PromiseStatus.KEPT], sum(counts[status] for status in DECIDED)


def customer_card(customer_id: int, as_of: date) -> CustomerCard:
    """Return a customer as the card shows it at the end of a day.

    Raises:
        RefusedError: the customer is not in the ledger.
    """
    if not ask("SELECT 1 FROM customer WHERE id = :customer", customer=customer_id):
        raise RefusedError("This customer is not in the ledger any more.", "Go back to the list.")
    facts = customer_facts(customer_id)
    data = statement(customer_id, "open-item", as_of)
    accounts = sorted(data.sections, key=lambda each: each.currency != facts.currency)
    return CustomerCard(
        facts=facts,
        fields=customer_fields(customer_id),
        labels=data.labels,
        accounts=tuple(accounts),
        items=tuple(items(as_of, "open", customer_id)),
        promises=tuple(promises(as_of, customer_id)),
        papers=papers(customer_id, as_of),
        events=tuple(timeline(customer_id, as_of)),
        lateness=lateness(customer_id, as_of),
        cheques=cheques(as_of, customer_id),
        exchange=exchange_differences(as_of, customer_id),
        worth=_worth(accounts, as_of),
        terms=facts.terms or settings()[TERMS_DEFAULT],
        habits=payment_habits(customer_id, facts.currency, as_of),
        disputes=disputes(as_of, customer_id),
        plans=plans(as_of, [customer_id]),
        holds=tuple(row for row in holds(as_of, customer_id) if row.stands_at(as_of)),
        statuses=statuses(as_of, [customer_id]).get(customer_id, ()),
        limits=contact_limits(as_of, [customer_id]).get(customer_id, ()),
        chased_by=procedure_of_customer(customer_id),
        score=customer_score(customer_id, as_of),
        credit=credit_limits(customer_id, as_of),
    )


def _worth(accounts: Sequence[StatementSection], as_of: date) -> BaseWorth | None:
    """Return what accounts in other currencies come to in the company's, if there are such.

    Without a rate only several currencies are worth a word.
    """
    owed = {each.currency: each.closing_minor for each in accounts}
    worth = base_worth(owed, as_of)
    is_foreign = bool(owed.keys() - {worth.base})
    return worth if is_foreign and (worth.minor is not None or len(owed) > 1) else None


def papers(customer_id: int, as_of: date) -> tuple[PaperRow, ...]:
    """Return the papers sent to a customer up to a day and the copies of invoices, newest first."""
    rows = ask(PAPERS, customer=customer_id, day=as_of.isoformat())
    return tuple(PaperRow(*[*row[:6], date.fromisoformat(row[6]), row[7]]) for row in rows)


def lateness(customer_id: int, as_of: date) -> Lateness:
    """Return how late a customer paid, in the last twelve months and in those before."""
    middle, first = add_months(as_of, -YEAR), add_months(as_of, -2 * YEAR)
    paid = [(on, (on - due).days) for _, due, on in last_paid(as_of, first, [customer_id])]
    before = [days for on, days in paid if on <= middle]
    ends = [add_months(middle, month) for month in range(1, YEAR)]
    months: list[list[int]] = [[] for _ in range(YEAR)]
    for on, days in paid:
        if on > middle:
            months[bisect_left(ends, on)].append(days)
    late = [days for month in months for days in month]
    return Lateness(_mean(late), _mean(before), tuple(map(_mean, months)) if late else ())


def _mean(days: list[int]) -> int | None:
    """Return the mean in whole days, half a day rounded up."""
    return (2 * sum(days) + len(days)) // (2 * len(days)) if days else None
