"""Statuses, limits of contact, tasks and campaigns as plain rows, for files that leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desktop.domain.money import Money
from collector_desktop.queries.account_status import status_history
from collector_desktop.queries.campaigns import campaigns
from collector_desktop.queries.contact_limits import contact_limits
from collector_desktop.queries.exports import Row, time_of
from collector_desktop.queries.position import ask
from collector_desktop.queries.tasks import tasks

MEMBERS = """SELECT m.campaign_id, c.code, m.overdue_minor,
    CASE WHEN m.done_on <= :day THEN m.done_on END
    FROM campaign_member m JOIN customer c ON c.id = m.customer_id ORDER BY m.id"""


def status_rows(until: date) -> Iterator[Row]:
    """Yield who has a status, why, from when, and when and why it was lifted."""
    for each in status_history(until):
        yield (
            each.code,
            each.status.value,
            each.reason,
            each.made_on,
            each.lifted_on,
            each.lifted_why,
            each.state_id,
        )


def limit_rows(until: date) -> Iterator[Row]:
    """Yield what people asked for about contact, from when and until when."""
    for rows in contact_limits(until, with_ended=True).values():
        for each in rows:
            if each.limit_id is not None:
                yield (
                    each.code,
                    each.person,
                    each.limit.kind.value,
                    each.limit.channel,
                    time_of(each.limit.from_minute),
                    time_of(each.limit.to_minute),
                    each.reason,
                    each.made_on,
                    each.ended_on,
                    each.limit_id,
                )


def task_rows(until: date) -> Iterator[Row]:
    """Yield what was to be done for whom by when, and when it was done."""
    for each in tasks(until, with_done=True):
        yield (
            each.code,
            each.number or "",
            each.kind.value,
            each.words,
            each.due_on,
            each.made_on,
            each.done_on,
            each.done_why,
            each.task_id,
        )


def campaign_rows(until: date) -> Iterator[Row]:
    """Yield the campaigns with their goal, days and words."""
    for each in campaigns(until):
        yield (
            each.name,
            Money(each.goal_minor, each.currency),
            each.currency,
            each.first_on,
            each.last_on,
            each.template,
            each.script,
            each.made_on,
        )


def member_rows(until: date) -> Iterator[Row]:
    """Yield who is in which campaign, what was overdue then, and when they were ticked off."""
    known = {each.campaign_id: each for each in campaigns(until)}
    for campaign_id, code, minor, done in ask(MEMBERS, day=until.isoformat()):
        campaign = known.get(campaign_id)
        if campaign is not None:
            done_on = None if done is None else date.fromisoformat(done)
            yield (campaign.name, code, Money(minor, campaign.currency), done_on)
