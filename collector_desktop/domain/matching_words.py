"""Why a proposal is made, in a few words; the order of the words is that of the evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from collector_desktop.domain.matching import Clue, Doubt, Fit, Proposal

Amount = Callable[[int], str]
_CLUES = {
    Clue.NUMBER: "number",
    Clue.RULE: "your rule",
    Clue.KNOWN_ACCOUNT: "known account",
    Clue.KNOWN_PAYER: "known payer",
    Clue.KNOWN_TEXT: "known words",
    Clue.CODE: "customer code",
    Clue.NAME: "name",
    Clue.NEARLY_NUMBER: "nearly its number",
    Clue.LIKE_NAME: "name differs",
    Clue.AMOUNT: "nothing else",
}
_AND = frozenset({Clue.NUMBER, Clue.CODE, Clue.NAME})


def why_words(proposal: Proposal, numbers: Mapping[int, str], amount: Amount) -> str:
    """Return why, such as `Exact amount and number` or `148.00 short of INV-10382`.

    `numbers` are those of the entries, `amount` writes minor units of the line's currency.
    """
    return ", ".join([_fit_words(proposal, numbers, amount), *_doubt_words(proposal)])


def _fit_words(proposal: Proposal, numbers: Mapping[int, str], amount: Amount) -> str:
    exact = {
        Fit.EXACT: "Exact amount",
        Fit.EXACT_SET: f"Exact total of {len(proposal.parts)}",
        Fit.NET_OF_CREDITS: "Exact total less credits",
        Fit.LESS_DISCOUNT: f"Exact less {amount(proposal.discount_minor)} discount",
    }
    if proposal.fit in exact:
        joint = " and " if proposal.clue in _AND else ", "
        return f"{exact[proposal.fit]}{joint}{_CLUES[proposal.clue]}"
    return _other_words(proposal, numbers, amount)


def _other_words(proposal: Proposal, numbers: Mapping[int, str], amount: Amount) -> str:
    """Return what stands already, or what is short or too much."""
    if proposal.fit is Fit.RETURNED:
        return "Returned, reopens what it paid"
    if proposal.fit is Fit.STANDING:
        return f"Entered already as {proposal.number}"
    if proposal.fit is Fit.NOTHING_OPEN:
        return "Nothing outstanding"
    if proposal.fit is Fit.OVER:
        return f"{amount(proposal.left_minor)} too much"
    if not proposal.short_minor:
        return "Oldest first"
    item_id = proposal.parts[-1][0]
    return f"{amount(proposal.short_minor)} short of {numbers.get(item_id, 'oldest')}"


def _doubt_words(proposal: Proposal) -> list[str]:
    words = {
        Doubt.TWO_FIT: "others fit too",
        Doubt.OTHER_PAYER: "another payer",
        Doubt.PAID_ALREADY: f"{proposal.number} is paid already",
    }
    return [words[doubt] for doubt in proposal.doubts]
