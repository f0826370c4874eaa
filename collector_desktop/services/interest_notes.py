"""The sentences below a calculation of interest: by which rule, and how it was worked out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from collector_desktop.domain.interest import Basis, DailyRounding
from collector_desktop.domain.late_corrections import falls_short
from collector_desktop.domain.late_payment import CONTRACT, Mode, Policy, floor_words, rate_text
from collector_desktop.domain.late_working import read_working
from collector_desktop.domain.written import money, plain_day
from collector_desktop.queries.interest import ClaimRow
from collector_desktop.queries.interest_decisions import CLAIMED

_MODES = {
    Mode.FIXED_AT_START: "the rate stays that of the first late day",
    Mode.FLOATING: "each half-year has its own rate",
    Mode.FIXED_AT_PAYMENT: "the rate is that of the day of payment, or of this calculation",
}
_BASES = {
    Basis.DAYS_365: "the balance, times the rate, times the days, divided by 365",
    Basis.DAYS_360: "the balance, times the rate, times the days, divided by 360",
    Basis.ACTUAL: "the balance, times the rate, times the days, divided by the days of the year",
    Basis.MONTHS: (
        "the balance, times the rate, for each month from the due date, and for days their share"
        " of the month that they lie in"
    ),
}

SIMPLE = (
    "Interest is simple. It begins on the day after the due date; the day of a payment still bears"
    " it, and from the next day on the balance is lower."
)


def notes(rows: Sequence[ClaimRow], as_of: date) -> tuple[str, ...]:
    """Return the sentences for some claims; every rule that counts is named once."""
    policies = {row.policy.regime.name: row for row in rows}
    found = [_rule(row.policy, row) for row in policies.values()]
    found += [
        SIMPLE,
        *_growth(rows, as_of),
        *(words for row in rows for words in shortfalls(row)),
    ]
    return tuple(found)


def rule_words(row: ClaimRow) -> str:
    """Return by which rule and at which rate an invoice bears interest, in one line."""
    words = f"{row.number}: {rate_words_of(row)}, {row.policy.regime.title}"
    doubt = floor_doubt(row)
    return f"{words}. {doubt}" if doubt else words


def shortfalls(row: ClaimRow) -> tuple[str, ...]:
    """Return of which claims more was owed on their days than they ask, and why that stays so."""
    found = []
    for each in row.settled.decisions:
        if each.kind != CLAIMED or not each.working:
            continue
        more = falls_short(read_working(each.working), row.claim.segments)
        if more:
            found.append(
                f"{each.number} asks {money(more, row.currency)} less than its days bear now:"
                " money came back as of an earlier day. What was claimed is not raised."
            )
    return tuple(found)


def floor_doubt(row: ClaimRow) -> str:
    """Return what is wrong with the agreed rate of a claim by the law's floor, or nothing."""
    segments = row.claim.segments
    return floor_words(row.policy, segments[0].first, segments[-1].last)


def rate_words_of(row: ClaimRow) -> str:
    """Return the rate that counts last, as the law or the contract names it."""
    return rate_text(row.policy, row.claim.segments[-1].rate)


def _rule(policy: Policy, row: ClaimRow) -> str:
    regime = policy.regime
    if regime.name == CONTRACT:
        terms = f"By the terms agreed: {rate_words_of(row)}"
        if policy.agreed.grace:
            terms += f", from {policy.agreed.grace} days after the due date"
        return f"{terms}. {_worked_out(policy)}"
    points = f"{regime.points.normalize():f} points above the reference rate"
    return f"By the {regime.title}: {points}; {_MODES[regime.mode]}. {_worked_out(policy)}"


def _worked_out(policy: Policy) -> str:
    rounding = (
        "The interest of a day is rounded, then multiplied."
        if policy.counting.daily is DailyRounding.PENNIES
        else "It is rounded once, on the sum."
    )
    return f"Interest is {_BASES[policy.counting.basis]}. {rounding}"


def _growth(rows: Sequence[ClaimRow], as_of: date) -> list[str]:
    sums: dict[str, int] = {}
    for row in rows:
        sums[row.currency] = sums.get(row.currency, 0) + row.claim.daily_minor
    tomorrow = plain_day(as_of + timedelta(days=1))
    return [
        f"From {tomorrow} interest goes on at {money(minor, currency)} a day until payment."
        for currency, minor in sums.items()
        if minor
    ]
