"""The items and names of a proposed message are held as bytes, and come out as entered."""

import sys
from datetime import timedelta
from decimal import Decimal

from collector_desktop.domain.procedures import Channel, FeeKind
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.chase_items import ProposedItem
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from tests.integration.chasing import DUE, customer, day, email, owes, use

ODD = "Nº 7/Ä \U0001f4a7"
BILLIONS = 300_000_000_000
LATER = DUE + timedelta(days=5)
MANY, BYTES = 200, 100


def test_items_of_a_message_are_what_was_entered(ledger):
    who = customer()
    old, young = owes(who, ODD, BILLIONS), owes(who, "INV-2", 4_500, due=LATER)
    raise_dispute(DisputeDraft(old.id, "DAMAGED", 2_500), day(1))
    use(email("R1", 7, fee_kind=FeeKind.FIXED, fee_value=Decimal("12.50")))
    (message,) = chase_view(day(9)).messages
    step_id = message.step_id
    assert message.items == (
        ProposedItem(old.id, ODD, DUE, 9, BILLIONS - 2_500, 2_500, "R1", step_id, 1_250, 0),
        ProposedItem(young.id, "INV-2", LATER, 4, 4_500, 0, "", None, 0, 0),
    )
    assert message.key == (who.id, "GBP", old.id)
    assert message.why == f"R1, 7 days after the due date: {ODD} is 9 days overdue."
    assert message.fees_minor == 1_250


def test_a_message_that_nobody_looks_at_holds_few_bytes_for_an_item(ledger):
    who = customer()
    for at in range(MANY):
        owes(who, f"INV-{at:05d}")
    use(email("R1", 7))
    (message,) = chase_view(day(9)).messages
    assert len(message.items) == MANY
    assert sys.getsizeof(message.kept_items) < MANY * BYTES


def test_names_of_a_message_are_what_was_entered_and_stay_when_it_goes_in_another_way(ledger):
    who = customer(ODD, name=f"{ODD} \n& Söhne", mail="oede@example.com")
    owes(who)
    use(email("R1", 7))
    (message,) = chase_view(day(9)).messages
    assert (message.code, message.name) == (ODD, f"{ODD} \n& Söhne")
    assert (message.to_name, message.address) == (f"{ODD} \n& Söhne", "oede@example.com")
    posted = message.by(Channel.LETTER, "Ann", f"1 High St\n{ODD}")
    assert (posted.code, posted.name) == (message.code, message.name)
    assert (posted.channel, posted.to_name) == (Channel.LETTER, "Ann")
    assert posted.address == f"1 High St\n{ODD}"
    assert (posted.items, posted.key) == (message.items, message.key)
