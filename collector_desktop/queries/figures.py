"""The figures above the lists: what was collected, is promised, owed and overdue."""

from __future__ import annotations

from datetime import date, timedelta

from collector_desktop.domain.ageing import parse_buckets
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import AGED_BUCKETS, COMPANY_CURRENCY
from collector_desktop.queries.aged import LATE, SUM, AgeingOptions, column_conditions
from collector_desktop.queries.exchange import BaseWorth, foreign_worth
from collector_desktop.queries.kept import TALK, WORDS_ONLY, kept
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.promise_judging import MONEY_IN
from collector_desktop.queries.promises import open_promises
from collector_desktop.queries.returns import IS_RETURN
from collector_desktop.queries.settings import settings

OWED = """SELECT currency, sum(owed), sum(late), sum(late > 0), {sums} FROM (
        SELECT customer_id, currency, sum(sign * open_minor) AS owed, {late} AS late, {columns}
        FROM position GROUP BY customer_id, currency
    ) GROUP BY currency ORDER BY currency"""
COUNT = "sum({condition})"

COLLECTED = f"""SELECT i.currency,
    sum(CASE WHEN i.type = 'debit_adjustment' THEN -1 ELSE 1 END * i.amount_minor)
    FROM item i WHERE ({MONEY_IN} OR {IS_RETURN})
      AND i.document_on >= :first AND i.document_on <= :day GROUP BY i.currency"""

DONE = """SELECT count(DISTINCT customer_id) FROM contact
    WHERE made_on = :day AND kind <> 'note'"""

WEEK = timedelta(days=7)


@frozen
class Figures:
    """Sums in the company's currency, in minor units.

    `buckets` are the ageing columns from not due to oldest, `counts` the items in each. The last
    three are what all currencies come to at the day's rates, None where there is no other one.
    """

    currency: str
    owed: int
    overdue: int
    overdue_customers: int
    buckets: tuple[int, ...]
    counts: tuple[int, ...]
    labels: tuple[str, ...]
    collected: int
    promised: int
    promised_count: int
    promised_today: int
    contacted_today: int
    overdue_worth: BaseWorth | None = None
    collected_worth: BaseWorth | None = None
    promised_worth: BaseWorth | None = None


def nothing_owed(as_of: date) -> Figures:
    """Return the figures with nothing in them but who was spoken to: what is known at once."""
    stored = settings()
    labels = AgeingOptions(buckets=parse_buckets(stored[AGED_BUCKETS])).labels
    none = (0,) * len(labels)
    done = ask(DONE, day=as_of.isoformat())[0][0]
    return Figures(stored[COMPANY_CURRENCY], 0, 0, 0, none, none, labels, 0, 0, 0, 0, done)


def figures(as_of: date) -> Figures:
    """Return the figures of the whole ledger at a day; promises are those of the next 7 days."""
    stored = settings()
    currency = stored[COMPANY_CURRENCY]
    ages = AgeingOptions(buckets=parse_buckets(stored[AGED_BUCKETS]))
    day = as_of.isoformat()
    width = len(ages.labels)
    owed_in = kept(_owed, as_of, WORDS_ONLY)
    nothing = (0, 0, 0, *([0] * 2 * width))
    owed, overdue, overdue_customers, *columns = owed_in.get(currency, nothing)
    collected, coming = kept(_collected, as_of, WORDS_ONLY), kept(_coming, as_of, TALK)
    return Figures(
        currency,
        owed,
        overdue,
        overdue_customers,
        tuple(columns[:width]),
        tuple(columns[width:]),
        ages.labels,
        collected.get(currency, 0),
        *coming[1:],
        ask(DONE, day=day)[0][0],
        foreign_worth({each: row[1] for each, row in owed_in.items()}, as_of),
        foreign_worth(collected, as_of),
        foreign_worth(coming[0], as_of),
    )


def _coming(as_of: date) -> tuple[dict[str, int], int, int, int]:
    """Return what is promised for the next 7 days by currency, then of the company's own.

    Of these: how much, how many promises, and how many of them for today.
    """
    currency = settings()[COMPANY_CURRENCY]
    missing: dict[str, int] = {}
    coming = [each for each in open_promises(as_of) if each.pay_by <= as_of + WEEK]
    for promise in coming:
        missing[promise.currency] = missing.get(promise.currency, 0) + promise.missing_minor
    own = [promise for promise in coming if promise.currency == currency]
    due = sum(promise.pay_by == as_of for promise in own)
    return missing, missing.get(currency, 0), len(own), due


def _collected(as_of: date) -> dict[str, int]:
    """Return what came in since the month began, by currency."""
    return dict(ask(COLLECTED, first=as_of.replace(day=1).isoformat(), day=as_of.isoformat()))


def _owed(as_of: date) -> dict[str, tuple[int, ...]]:
    """Return by currency what is owed, overdue, by how many, the columns, the items in each."""
    ages = AgeingOptions(buckets=parse_buckets(settings()[AGED_BUCKETS]))
    conditions, values = column_conditions(as_of, ages)
    each = [text.format(condition=each) for text in (SUM, COUNT) for each in conditions]
    sql = OWED.format(
        sums=", ".join(f"sum(part{at})" for at in range(len(each))),
        late=SUM.format(condition=LATE),
        columns=", ".join(f"{part} AS part{at}" for at, part in enumerate(each)),
    )
    return {row[0]: row[1:] for row in ask(with_position(as_of, whole=True) + sql, **values)}
