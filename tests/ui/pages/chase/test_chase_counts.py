"""What a run comes to is counted by what changes, and only the tiles that are seen are made."""

import random
from dataclasses import dataclass, replace
from datetime import date

import pytest

from collector_desktop.domain.procedures import Channel
from collector_desktop.queries.chase_page import chase_page
from collector_desktop.ui.widgets.chase_counts import RunCounts
from collector_desktop.ui.widgets.chase_plan import ChasePlan
from tests.conftest import TODAY

TASKS = (Channel.CALL, Channel.VISIT, Channel.SMS)
MANY = 2_000


@dataclass
class Proposed:
    """As much of a message as is counted."""

    customer_id: int
    currency: str
    first_item: int
    procedure: str
    step: str
    channel: Channel
    total_minor: int
    needs_approval: bool = False
    not_before: date | None = None
    earlier_step: str = ""

    @property
    def key(self):
        return (self.customer_id, self.currency, self.first_item)


@dataclass
class View:
    messages: tuple


@dataclass
class Page:
    view: View
    order: dict
    saved_run: int = 0


def proposed(chance):
    return tuple(
        Proposed(
            at // 2,
            chance.choice(("GBP", "EUR")),
            at,
            chance.choice(("Usual", "Key")),
            chance.choice(("First", "Last")),
            chance.choice(tuple(Channel)),
            chance.randint(-500, 5_000),
            chance.random() < 0.2,
            TODAY if chance.random() < 0.1 else None,
            "First" if chance.random() < 0.1 else "",
        )
        for at in range(60)
    )


def told(counts):
    return (counts.emails, counts.letters, counts.tasks, counts.customers, dict_of(counts.amounts))


def dict_of(amounts):
    return {currency: minor for minor, currency in amounts}


def by_hand(plan, messages):
    ways = [plan.channel(each) for each in messages]
    sums = {
        code: sum(each.total_minor for each in messages if each.currency == code)
        for code in {each.currency for each in messages}
    }
    mails, letters = ways.count(Channel.EMAIL), ways.count(Channel.LETTER)
    tasks = len([way for way in ways if way in TASKS])
    return mails, letters, tasks, len({each.customer_id for each in messages}), sums


def is_right(plan):
    counted = plan.counted()
    assert told(counted.going.counts()) == by_hand(plan, plan.going())
    for (procedure, name), step in counted.steps.items():
        its = [m for m in plan.messages if (m.procedure, m.step) == (procedure, name)]
        ticked = {plan.is_ticked(each) for each in its}
        assert step.messages == its
        assert list(step.keys) == [each.first_item for each in its]
        # Nobody asks how many customers one step goes to.
        assert told(step.every.counts()) == (*by_hand(plan, its)[:3], 0, by_hand(plan, its)[-1])
        assert step.ticked() is (None if len(ticked) > 1 else ticked.pop())
    assert sum(len(step.messages) for step in counted.steps.values()) == len(plan.messages)
    assert plan.skipping() == [each for each in plan.messages if each.earlier_step]


@pytest.mark.parametrize("seed", range(4))
def test_what_goes_is_counted_as_by_hand_after_each_decision(seed):
    chance = random.Random(seed)  # noqa: S311 - chances of a test
    messages, plan = proposed(chance), ChasePlan()
    page = Page(View(messages), {("Key", "Last"): 0, ("Usual", "First"): 1})
    plan.take(page, RunCounts(messages, page.order))
    assert list(plan.counted().steps)[:2] == [("Key", "Last"), ("Usual", "First")]
    for _ in range(40):
        some = chance.sample(plan.messages, 3)
        act = chance.choice(("tick", "way", "narrow", "again"))
        if act == "tick":
            plan.tick(some, on=chance.random() < 0.5)
        elif act == "way":
            plan.choose_channel(some[0], chance.choice(tuple(Channel)))
        elif act == "narrow":
            chosen = chance.sample(range(30), 12) if not plan.only else ()
            plan.narrow(frozenset(chosen))
        else:
            plan.take(page, RunCounts(messages, page.order))
        is_right(plan)
    plan.forget()
    is_right(plan)


def test_what_was_decided_about_an_item_is_not_taken_for_its_next_customer():
    message = Proposed(1, "GBP", 7, "Usual", "First", Channel.EMAIL, 100)
    counts = RunCounts([message])
    assert counts.of_item(7) is message
    assert counts.found((1, "GBP", 7)) is message
    assert counts.found((2, "GBP", 7)) is None
    assert counts.found((1, "GBP", 8)) is None


def test_only_the_messages_that_are_seen_are_made_into_tiles(page, monkeypatch):
    read = chase_page(TODAY)
    one = read.view.messages[0]
    many = tuple(replace(one, first_item=at) for at in range(MANY))
    shown = replace(read, view=replace(read.view, messages=many))
    monkeypatch.setattr("collector_desktop.ui.widgets.chase_read.chase_page", lambda *_: shown)
    page.mark_stale()
    tiles = page.pane.panes.rows.tiles
    tiles.viewport().grab()
    page.pane._tick_row(tiles.tiles()[1])
    assert len(tiles.tiles()) == MANY
    assert len(tiles.tiles()._made) < 60
    assert not tiles.tiles()[1].ticked
    assert tiles.tiles()[-1].key == many[-1].first_item
    tiles.go_to(many[-2].first_item)
    assert page.pane.message().key == many[-2].key
    assert page.pane.foot._title.text() == f"{MANY - 1:,} messages ready"
