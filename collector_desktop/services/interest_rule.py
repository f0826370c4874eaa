"""The rule by which late payment is claimed, as papers to customers name it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from collector_desktop.domain.agreed_interest import MONTHS_OF_YEAR
from collector_desktop.domain.interest_phrases import interest_phrases
from collector_desktop.domain.late_payment import CONTRACT
from collector_desktop.domain.rates import short_percent
from collector_desktop.domain.statement_note_phrases import note_phrases

if TYPE_CHECKING:
    from collector_desktop.domain.late_payment import Policy
    from collector_desktop.services.localised import Written


def rule_said(policy: Policy, written: Written) -> str:
    """Return the law by its title, or that terms were agreed, with their rate."""
    if policy.regime.name != CONTRACT:
        return policy.regime.title
    said = note_phrases(written.language).agreed
    return said.format(rate=agreed_rate_said(policy, written))


def agreed_rate_said(policy: Policy, written: Written) -> str:
    """Return the rate of a contract; a monthly one with what it comes to in a year.

    Canada's Interest Act asks for that in section 4.
    """
    agreed, rates = policy.agreed, interest_phrases(written.language)
    rate = agreed.rate or Decimal(0)
    said, yearly = (written.number(short_percent(each)) for each in (rate, rate * MONTHS_OF_YEAR))
    return rates.rate_said(agreed.per).format(rate=said, yearly=yearly)


def late_payment_notice(policy: Policy | None, written: Written) -> str:
    """Return what a customer is told about late payment; nothing where nothing may be claimed."""
    if policy is None:
        return ""
    said = note_phrases(written.language)
    is_contract = policy.regime.name == CONTRACT
    has_sum = bool(policy.agreed.fee) if is_contract else policy.regime.sums is not None
    words = said.may_claim if has_sum else said.may_claim_interest
    return words.format(rule=rule_said(policy, written))
