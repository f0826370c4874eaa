"""The sentences below a calculation of interest: by which rule, and how it was worked out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from collector_desktop.domain.agreed_interest import Per
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.interest import DailyRounding
from collector_desktop.domain.interest_phrases import ENGLISH, InterestPhrases, interest_phrases
from collector_desktop.domain.languages import DEFAULT
from collector_desktop.domain.late_corrections import falls_short
from collector_desktop.domain.late_payment import CONTRACT, Mode, Policy, floor_words, rate_text
from collector_desktop.domain.late_working import read_working
from collector_desktop.domain.rates import percent_text, short_percent
from collector_desktop.queries.interest import ClaimRow, daily_sums
from collector_desktop.queries.interest_decisions import CLAIMED
from collector_desktop.services.interest_rule import agreed_rate_said
from collector_desktop.services.localised import Written


def notes(
    rows: Sequence[ClaimRow], as_of: date, language: str = DEFAULT, country: str = ""
) -> tuple[str, ...]:
    """Return the sentences for some claims; every rule that counts is named once."""
    wording = _Wording(interest_phrases(language), Written(language, country))
    policies = {row.policy.regime.name: row for row in rows}
    found = [wording.rule(row.policy, row) for row in policies.values()]
    found += [
        wording.said.simple,
        *([wording.said.disputed] if any(row.is_disputed for row in rows) else []),
        *wording.growth(rows, as_of),
        *(words for row in rows for words in wording.shortfalls(row)),
    ]
    return tuple(found)


def rule_words(row: ClaimRow) -> str:
    """Return by which rule and at which rate an invoice bears interest, in one line."""
    words = f"{row.number}: {rate_words_of(row)}, {row.policy.regime.title}"
    doubt = floor_doubt(row)
    return f"{words}. {doubt}" if doubt else words


def shortfalls(row: ClaimRow) -> tuple[str, ...]:
    """Return of which claims more was owed on their days than they ask, and why that stays so."""
    return _Wording(ENGLISH, Written(DEFAULT)).shortfalls(row)


def floor_doubt(row: ClaimRow) -> str:
    """Return what is wrong with the agreed rate of a claim by the law's floor, or nothing."""
    segments = row.claim.segments
    return floor_words(row.policy, segments[0].first, segments[-1].last)


def rate_words_of(row: ClaimRow) -> str:
    """Return the rate that counts last, as the law or the contract names it."""
    return rate_text(row.policy, row.claim.segments[-1].rate)


@frozen
class _Wording:
    """Says the rules of claims in one language."""

    said: InterestPhrases
    written: Written

    def rule(self, policy: Policy, row: ClaimRow) -> str:
        """Return by which rule an invoice bears interest, and how that is worked out."""
        regime, said = policy.regime, self.said
        if regime.name == CONTRACT:
            terms = said.terms.format(rate=self._rate(policy, row))
            if policy.agreed.grace:
                terms += said.grace.format(days=policy.agreed.grace)
            return f"{terms}. {self._worked_out(policy)}"
        points = self.written.number(short_percent(regime.points))
        law = said.law.format(law=regime.title, points=points, mode=said.mode_said(regime.mode))
        return f"{law} {self._worked_out(policy)}"

    def growth(self, rows: Sequence[ClaimRow], as_of: date) -> list[str]:
        """Return what is added each day from tomorrow on."""
        day = self.written.day(as_of + timedelta(days=1))
        return [
            self.said.growth.format(day=day, amount=self.written.money(minor, currency))
            for currency, minor in daily_sums(rows).items()
            if minor
        ]

    def shortfalls(self, row: ClaimRow) -> tuple[str, ...]:
        """Return of which claims more was owed on their days than they ask."""
        found = []
        for each in row.settled.decisions:
            if each.kind != CLAIMED or not each.working:
                continue
            more = falls_short(read_working(each.working), row.claim.segments)
            if more:
                amount = self.written.money(more, row.currency)
                found.append(self.said.shortfall.format(number=each.number, amount=amount))
        return tuple(found)

    def _worked_out(self, policy: Policy) -> str:
        said = self.said
        is_daily = policy.counting.daily is DailyRounding.PENNIES
        rounding = said.rounded_daily if is_daily else said.rounded_once
        basis = said.basis_said(policy.counting.basis)
        return f"{said.worked_out.format(basis=basis)} {rounding}"

    def _rate(self, policy: Policy, row: ClaimRow) -> str:
        """Return the rate that counts last; a monthly one with what it comes to in a year."""
        if policy.regime.mode is Mode.CONTRACT and policy.agreed.rate is not None:
            return agreed_rate_said(policy, self.written)
        rate = percent_text(row.claim.segments[-1].rate)
        return self.said.rate_said(Per.YEAR).format(rate=self.written.number(rate), yearly="")
