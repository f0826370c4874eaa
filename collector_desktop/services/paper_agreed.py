"""Letters on what was agreed or offered: a promise that is confirmed, an offer to settle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.letter_templates import OFFER, About
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.promises import promises
from collector_desktop.services.letter_items import letter_items
from collector_desktop.services.localised import Written
from collector_desktop.services.merge_fields import LetterAsked
from collector_desktop.services.money_entries import in_words
from collector_desktop.services.paper_letter import letter_asked
from collector_desktop.services.wording import language_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.services.papers import Paper

CONFIRMATION = "promise-confirmation"


@frozen
class OfferDraft:
    """What is taken in full settlement of some debts, or of all that is owed, and until when."""

    customer_id: int
    offer_minor: int
    by: date
    item_ids: tuple[int, ...] = ()


def promise_confirmation(promise_id: int, as_of: date, fonts: Path) -> Paper:
    """Return the letter that confirms one promise, as PDF.

    Raises:
        RefusedError: there is no such promise at this day, or it is not open any more.
    """
    found = next((row for row in promises(as_of) if row.promise_id == promise_id), None)
    if found is None:
        raise RefusedError(f"There is no promise {promise_id} on this day.", "See `promises`.")
    if found.status is not PromiseStatus.OPEN:
        raise RefusedError(
            f"The promise is {found.status.value}.", "Only one that is open can be confirmed."
        )
    customer = customer_facts(found.customer_id)
    written = Written(language_of(customer), customer.country)
    extra = {
        "promise_amount": written.money(found.amount_minor, found.currency),
        "promise_on": written.day(found.pay_by),
    }
    asked = LetterAsked(
        found.customer_id,
        CONFIRMATION,
        as_of,
        pay_by=found.pay_by,
        extra=extra,
        due=(found.amount_minor, found.currency),
    )
    return letter_asked(asked, fonts)


def settlement_offer(draft: OfferDraft, as_of: date, fonts: Path) -> Paper:
    """Return the letter that offers to take less in full settlement, as PDF.

    Raises:
        RefusedError: nothing is owed, the offer is not less than that, or its day has passed.
    """
    customer = customer_facts(draft.customer_id)
    rows = letter_items(customer, About.OPEN, draft.item_ids or None, as_of)
    owed = sum(row.sign * row.open_minor for row in rows)
    if owed <= 0:
        raise RefusedError("Nothing is owed that an offer could settle.", "See the open items.")
    currency = rows[0].currency
    if not 0 < draft.offer_minor < owed:
        raise RefusedError(
            f"An offer to settle is less than the {in_words(owed, currency)} that is owed.",
            "Offer less, or write a reminder for the whole.",
        )
    if draft.by < as_of:
        raise RefusedError("The last day of the offer has passed.", "Choose a later day.")
    written = Written(language_of(customer), customer.country)
    extra = {
        "offer_amount": written.money(draft.offer_minor, currency),
        "offer_by": written.day(draft.by),
    }
    chosen = tuple(row.item_id for row in rows)
    asked = LetterAsked(
        draft.customer_id,
        OFFER,
        as_of,
        chosen,
        draft.by,
        extra=extra,
        due=(draft.offer_minor, currency),
    )
    return letter_asked(asked, fonts)
