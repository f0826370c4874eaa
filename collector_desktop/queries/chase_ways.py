"""How a step reaches a customer: as it says, or as it can."""

from __future__ import annotations

from typing import NamedTuple

from collector_desktop.domain.procedures import Channel, Step
from collector_desktop.queries.chase_people import Recipient

# What a file that names nobody makes of the one whose address or number it has.
NAMELESS = frozenset({"", "Accounts"})
INSTEAD = {
    Channel.EMAIL: (Channel.LETTER, "No e-mail address: it goes as a letter."),
    Channel.SMS: (Channel.LETTER, "No number for texts: it goes as a letter."),
    Channel.LETTER: (Channel.EMAIL, "No postal address: it goes by e-mail."),
}


class Way(NamedTuple):
    """How a step reaches somebody; `warning` says where that is not as the step has it."""

    channel: Channel
    to_name: str
    address: str
    warning: str = ""


def way_to(step: Step, who: Recipient) -> Way | None:
    """Return how a step reaches a customer: an e-mail without an address goes as a letter, flagged.

    A letter that cannot be posted goes by e-mail; what can go by neither is not sent at all. A
    telephone call is a task even without a number: somebody has to find it.
    """
    found = _way(step.channel, who)
    if found is not None or step.channel not in INSTEAD:
        return found
    channel, warning = INSTEAD[step.channel]
    if step.channel is Channel.EMAIL and who.wrong_email:
        warning = f"{who.wrong_email!r} is not an e-mail address: it goes as a letter."
    return _way(channel, who, warning)


def _way(channel: Channel, who: Recipient, warning: str = "") -> Way | None:
    if channel is Channel.CALL:
        missing = "" if who.phone else "No telephone number is known."
        return Way(channel, _named(who.person, who), who.phone, missing)
    if channel is Channel.EMAIL:
        name, address = who.email_person, who.email
    elif channel is Channel.SMS:
        name, address = who.person, who.phone
    else:
        name, address = who.name, "\n".join(who.address)
    return Way(channel, _named(name, who), address, warning) if address else None


def _named(person: str, who: Recipient) -> str:
    """Return the person, or the customer where nobody is known by name."""
    return who.name if person in NAMELESS else person
