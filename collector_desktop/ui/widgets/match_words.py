"""Words of the page on which bank lines are matched."""

from __future__ import annotations

from collector_desktop.domain.matching import AUTOMATIC, Action
from collector_desktop.services.bank_proposals import Offer, OfferedLine
from collector_desktop.ui.cells import Tone
from collector_desktop.ui.format import money
from collector_desktop.ui.widgets.payment_words import tr

WEAK = 0.6
KEEP = ""
DIFFERENCES = {
    KEEP: "not written off",
    "bank_charge": "bank charge",
    "small_balance": "small balance",
    "discount": "discount taken",
    "goodwill": "goodwill",
    "settlement": "settled for less",
    "other": "other reason",
}


def line_words(offered: OfferedLine) -> str:
    """Return a line as its bank wrote it: the payer, then the text."""
    line = offered.line
    parts = [line.payer] if line.payer else []
    parts += [each for each in (line.text, line.reference) if each and each not in line.payer]
    return ", ".join(dict.fromkeys(parts))


def offer_words(offer: Offer | None) -> tuple[str, str]:
    """Return what is proposed in two lines: the customer, and what it is."""
    if offer is None:
        return tr("No match"), tr("Nothing owed for this amount")
    made = offer.proposal
    numbers = ", ".join(number for number, _ in offer.items)
    if made.action is Action.LINK:
        return offer.name, tr("Entered as {number}").format(number=made.number)
    if made.action is Action.RETURN:
        words = tr("{number} came back") if not numbers else tr("{number} came back: {items}")
        return offer.name, words.format(number=made.number, items=numbers)
    if made.short_minor:
        return offer.name, tr("{items} (part)").format(items=numbers)
    return offer.name, numbers or tr("Stays on account")


def why_chip(offer: Offer | None) -> tuple[str, Tone]:
    """Return why it is proposed, and in which colour."""
    if offer is None:
        return tr("Choose a customer"), Tone.NEUTRAL
    sure = offer.proposal.confidence
    tone = Tone.OK if sure >= AUTOMATIC else Tone.WARN if sure >= WEAK else Tone.NEUTRAL
    if offer.proposal.action is Action.RETURN:
        tone = Tone.DANGER
    return offer.why(money), tone


def note_words(offer: Offer) -> str:
    """Return what confirming does when no money is allocated."""
    number = offer.proposal.number
    if offer.proposal.action is Action.LINK:
        words = tr("{number} is this payment. Confirming links them; nothing is counted twice.")
    else:
        words = tr("{number} came back. Confirming opens again what it paid: {items}.")
    numbers = ", ".join(each for each, _ in offer.items) or tr("nothing")
    return words.format(number=number, items=numbers)
