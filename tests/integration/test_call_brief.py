"""What stands before the one who makes a call of a run."""

import pytest

from collector_desktop.domain.procedures import Channel
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.runs import messages_of_run
from collector_desktop.services.chase_preview import preview
from collector_desktop.services.chase_runs import RunDraft, prepare_run
from collector_desktop.services.contacts import ContactDraft, log_contact
from tests.integration.chasing import customer, day, owes, step, use


@pytest.fixture
def acme(ledger):
    who = customer(phone="0117 496 0000")
    owes(who, "INV-1", 10_000)
    owes(who, "INV-2", 5_050)
    use(step("Call", 10, Channel.CALL))
    return who


def shown(on):
    (message,) = chase_view(on).messages
    return preview(message, on, resource("fonts"), message.channel)


def test_a_call_shows_what_is_owed_and_not_the_words_of_a_letter(acme):
    made = shown(day(12))
    for text in (made.text, made.html):
        assert all(words in text for words in ("INV-1", "100.00", "INV-2", "50.50", "150.50"))
        assert "The oldest is 12 days late." in text
        assert "Dear" not in text
    assert made.subject == "Call about £150.50"


def test_a_call_shows_the_last_three_contacts_the_newest_first(acme):
    for at, note in enumerate(("one", "two", "<three>", "four")):
        draft = ContactDraft(acme.id, "call", "NO_ANSWER", note=note)
        log_contact(draft, day(1 + at))
    made = shown(day(30))
    assert made.text.index("four") < made.text.index("<three>") < made.text.index("two")
    assert "one" not in made.text.split("Last contacts")[1]
    assert "&lt;three&gt;" in made.html


def test_a_call_of_nobody_spoken_to_says_so(acme):
    assert "None yet." in shown(day(12)).text


def test_what_a_run_keeps_of_a_call_is_what_was_shown(acme):
    run = prepare_run(RunDraft(), day(12))
    (kept,) = messages_of_run(run.value.run_id)
    assert kept.body == shown(day(12)).text
