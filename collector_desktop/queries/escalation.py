"""What the advice on the next step rests on, and what was decided before."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from collector_desktop.domain.credit import FURTHER, Ground
from collector_desktop.domain.escalation import DebtorFacts, Step
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.legal_letters import (
    BEFORE_ACTION,
    LAST_DEMAND,
    OF_CLAIM,
    Place,
    place_of,
    reply_days,
)
from collector_desktop.domain.limitation import Limitation, VatRelief, limitation, vat_relief
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.settings import COMPANY_COUNTRY
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.credit import credit_check, credit_rules
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.earlier_history import written_by
from collector_desktop.queries.items import ItemRow, items
from collector_desktop.queries.letter_facts import postcode_of
from collector_desktop.queries.old_debts import begun_anew
from collector_desktop.queries.plans import running_plans
from collector_desktop.queries.position import ask
from collector_desktop.queries.promises import promises
from collector_desktop.queries.scores import customer_score
from collector_desktop.queries.settings import settings

DONE = "('handed_over', 'sent', 'printed', 'unknown')"
CHASED = """SELECT count(*) FROM contact WHERE customer_id = :customer AND made_on <= :day
    AND kind <> 'note' AND made_on >= :since"""
LETTERS = f"""SELECT made_on, template FROM message WHERE customer_id = :customer
    AND made_on BETWEEN :since AND :day AND state IN {DONE}
    UNION SELECT made_on, CASE WHEN file_name LIKE 'Letter_before_action%' THEN '{BEFORE_ACTION}'
        WHEN file_name LIKE 'Letter_of_claim%' THEN '{OF_CLAIM}'
        WHEN file_name LIKE 'Last_demand%' THEN '{LAST_DEMAND}'
        WHEN file_name LIKE 'Final_notice%' THEN 'final-notice' END FROM document
    WHERE customer_id = :customer AND kind = 'letter' AND made_on BETWEEN :since AND :day
    ORDER BY 1"""
DECIDED_BY = written_by(
    *("n", "next_step", "c.code"),
    {"step": "n.step", "reason": "n.reason", "made_on": "n.made_on"},
)
DECIDED = f"""SELECT n.id, n.step, n.suggested, n.reason, n.made_on, {DECIDED_BY}
    FROM next_step n JOIN customer c ON c.id = n.customer_id
    WHERE n.customer_id = :customer AND n.made_on <= :day ORDER BY n.made_on DESC, n.id DESC"""
LAST_LETTERS = (BEFORE_ACTION, OF_CLAIM, LAST_DEMAND)
OVER = frozenset({Ground.OVER_LIMIT, Ground.CASH_ONLY, *FURTHER})
_DECIDED = (PromiseStatus.KEPT, PromiseStatus.PARTLY, PromiseStatus.BROKEN)


@frozen
class OldDebt:
    """An open debt with the days that the law sets for it; money in minor units.

    `limitation` is None where we do not know the law; `relief` where there is no VAT relief.
    """

    item_id: int
    number: str
    due_on: date
    open_minor: int
    disputed_minor: int
    days: int
    limitation: Limitation | None
    relief: VatRelief | None


@frozen
class NextStepRow:
    """What was decided for a customer, why and by whom; `suggested` is what the rules said."""

    step_id: int
    step: Step
    suggested: str
    reason: str
    made_on: date
    actor: str


@frozen
class Situation:
    """A customer with debts overdue: the facts, the debts, and what was decided before."""

    customer: CustomerFacts
    facts: DebtorFacts
    debts: tuple[OldDebt, ...]
    decided: tuple[NextStepRow, ...]


def situation(customer_id: int, as_of: date) -> Situation:
    """Return where a customer stands at a day, in its own currency."""
    who = customer_facts(customer_id)
    ours = settings()[COMPANY_COUNTRY]
    country = who.country or ours
    place = place_of(country, postcode_of(customer_id))
    owed = [
        row
        for row in items(as_of, "overdue", customer_id)
        if row.sign > 0 and row.currency == who.currency
    ]
    debts = tuple(_old_debts(customer_id, owed, place, as_of, has_relief=ours == "GB"))
    facts = _facts(replace(who, country=country), place, owed, debts, as_of)
    return Situation(who, facts, debts, next_steps(customer_id, as_of))


def next_steps(customer_id: int, as_of: date) -> tuple[NextStepRow, ...]:
    """Return what was decided for a customer up to a day, the newest first."""
    rows = ask(DECIDED, customer=customer_id, day=as_of.isoformat())
    return tuple(
        NextStepRow(key, Step(step), said, reason, date.fromisoformat(day), actor)
        for key, step, said, reason, day, actor in rows
    )


def _facts(
    who: CustomerFacts,
    place: Place,
    owed: list[ItemRow],
    debts: tuple[OldDebt, ...],
    as_of: date,
) -> DebtorFacts:
    customer_id = who.customer_id
    check = credit_check(customer_id, 0, as_of)
    oldest = max((row.days for row in owed), default=0)
    since = (as_of - timedelta(days=oldest)).isoformat()
    values = {"customer": customer_id, "day": as_of.isoformat(), "since": since}
    words = Counter(each.status for each in promises(as_of, customer_id))
    letters = [(date.fromisoformat(day), name) for day, name in ask(LETTERS, **values)]
    on_track = any(not plan.standing.missed for plan in running_plans(as_of, [customer_id]))
    return DebtorFacts(
        kind=who.kind,
        place=place,
        currency=who.currency,
        overdue_minor=sum(row.open_minor for row in owed),
        undisputed_minor=sum(row.open_minor - row.disputed_minor for row in owed if not row.holds),
        oldest_days=oldest,
        chased=ask(CHASED, **values)[0][0],
        promises_kept=words[PromiseStatus.KEPT],
        promises_judged=sum(words[status] for status in _DECIDED),
        statuses=frozenset(
            row.status for row in statuses(as_of, [customer_id]).get(customer_id, ())
        ),
        is_over_limit=bool(OVER & set(check.grounds)),
        is_promised=bool(words[PromiseStatus.OPEN]) or on_track,
        final_sent=any(name == "final-notice" for _, name in letters),
        letter_until=_until(letters, who, customer_id),
        insured_minor=check.insured_minor or 0,
        grade=customer_score(customer_id, as_of).grade,
        stop_days=credit_rules().stop_days,
        too_old=bool(debts)
        and all(each.limitation is not None and each.limitation.is_past(as_of) for each in debts),
    )


def _until(letters: list[tuple[date, str]], who: CustomerFacts, customer_id: int) -> date | None:
    """Return the day by which the newest last letter asks for payment."""
    found = [(day, name) for day, name in letters if name in LAST_LETTERS]
    if not found:
        return None
    day, name = found[-1]
    days = reply_days(name, who.country, postcode_of(customer_id))
    return day + timedelta(days=days or 0)


def _old_debts(
    customer_id: int, owed: list[ItemRow], place: Place, as_of: date, *, has_relief: bool
) -> list[OldDebt]:
    anew = begun_anew([customer_id], as_of)
    return [
        OldDebt(
            *(row.item_id, row.number, row.due_on, row.open_minor, row.disputed_minor, row.days),
            limitation(row.due_on, anew.days(row.item_id, customer_id), place),
            vat_relief(row.due_on, row.document_on) if has_relief else None,
        )
        for row in owed
    ]
