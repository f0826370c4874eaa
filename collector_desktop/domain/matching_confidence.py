"""How sure a proposal is, from 0 to 1: by how the payer was identified and how the amount fits.

Only a payer identified without doubt, with an amount that fits in one way only, reaches 0.95.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from collector_desktop.domain.matching import Action, Clue, Doubt, Fit, Proposal

_BY_CLUE = {
    Clue.NUMBER: 0.99,
    Clue.RULE: 0.98,
    Clue.KNOWN_ACCOUNT: 0.98,
    Clue.KNOWN_PAYER: 0.97,
    Clue.CODE: 0.97,
    Clue.NAME: 0.97,
    Clue.KNOWN_TEXT: 0.94,
    Clue.NEARLY_NUMBER: 0.90,
    Clue.LIKE_NAME: 0.88,
    Clue.AMOUNT: 0.60,
}
_BY_FIT = {
    Fit.EXACT: 0.0,
    Fit.EXACT_SET: 0.01,
    Fit.NET_OF_CREDITS: 0.01,
    Fit.LESS_DISCOUNT: 0.01,
    Fit.SHORT: 0.15,
    Fit.OVER: 0.15,
    Fit.NOTHING_OPEN: 0.35,
    Fit.STANDING: 0.01,
    Fit.RETURNED: 0.01,
}
MOST_IN_DOUBT = 0.90
MOST_OF_OTHER_PAYER = 0.80
MOST_WITHOUT_FIT = 0.60
MOST_PAID_ALREADY = 0.50
NEARLY_AS_SURE = 0.02
MOST_PROPOSALS = 5
_LIMITS = {
    Doubt.TWO_FIT: MOST_IN_DOUBT,
    Doubt.OTHER_PAYER: MOST_OF_OTHER_PAYER,
    Doubt.PAID_ALREADY: MOST_PAID_ALREADY,
}


def confidence(clue: Clue, fit: Fit) -> float:
    """Return how sure a fit is that rests on a clue."""
    return round(_BY_CLUE[clue] - _BY_FIT[fit], 2)


def doubted(proposal: Proposal, doubt: Doubt) -> Proposal:
    """Return a proposal with a doubt that limits how sure it is."""
    if doubt in proposal.doubts:
        return proposal
    most = _LIMITS[doubt]
    if doubt is Doubt.OTHER_PAYER and proposal.fit in (Fit.SHORT, Fit.OVER, Fit.NOTHING_OPEN):
        most = MOST_WITHOUT_FIT
    sure = min(proposal.confidence, most)
    return replace(proposal, confidence=sure, doubts=(*proposal.doubts, doubt))


def ranked(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Return proposals, the surest first; when another fits nearly as well, none is sure."""
    ordered = sorted(proposals, key=lambda each: (-each.confidence, each.customer_id))
    if len(ordered) > 1 and _is_rival(ordered[0], ordered[1:]):
        ordered[0] = doubted(ordered[0], Doubt.TWO_FIT)
        ordered = [ordered[0], *(_kept_below(each, ordered[0]) for each in ordered[1:])]
    return tuple(ordered[:MOST_PROPOSALS])


def _kept_below(proposal: Proposal, first: Proposal) -> Proposal:
    return proposal if proposal.confidence <= first.confidence else doubted(proposal, Doubt.TWO_FIT)


def _is_rival(first: Proposal, others: Sequence[Proposal]) -> bool:
    """Return whether another proposal is nearly as sure, or fits a payer whom no number names."""
    if others[0].confidence >= first.confidence - NEARLY_AS_SURE:
        return True
    is_named = first.clue is Clue.NUMBER or first.action is not Action.RECEIVE
    return not is_named and any(
        other.fit.is_exact and other.clue is not Clue.AMOUNT for other in others
    )
