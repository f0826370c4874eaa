"""Campaigns: who is in them, how far they are, and what came in beside customers like them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from collector_desktop.domain.ageing import STANDARD_BUCKETS
from collector_desktop.domain.campaigns import Comparison, Stake, compare
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.earlier_history import written_by
from collector_desktop.queries.position import ask, position_at

CAMPAIGNS = """SELECT id, name, currency, goal_minor, first_on, last_on, template, script, made_on
    FROM campaign WHERE made_on <= :day ORDER BY first_on DESC, name"""
MEMBERS = """SELECT m.customer_id, c.code, c.name, m.overdue_minor,
    CASE WHEN m.done_on <= :day THEN m.done_on END,
    (SELECT max(k.made_on) FROM contact k WHERE k.customer_id = c.id AND k.kind <> 'note'
        AND k.made_on BETWEEN :first AND :day),
    coalesce((SELECT n.number FROM phone n JOIN person p ON p.id = n.person_id
        WHERE p.customer_id = c.id AND NOT n.is_wrong ORDER BY p.is_main DESC, n.id LIMIT 1),
        c.phone)
    FROM campaign_member m JOIN customer c ON c.id = m.customer_id
    WHERE m.campaign_id = :campaign ORDER BY m.overdue_minor DESC, c.name, c.id"""
STAKES = """WITH begun AS MATERIALIZED (SELECT id, customer_id, due_on, open_minor
        FROM ({position}) WHERE sign = 1 AND due_on < :first AND currency = :currency),
    paid AS (SELECT a.target_id AS id, sum(a.amount_minor) AS minor
        FROM allocation a JOIN item s ON s.id = a.source_id
        WHERE s.type = 'receipt' AND a.allocated_on BETWEEN :first AND :until
          AND a.target_id IN (SELECT id FROM begun) GROUP BY a.target_id)
    SELECT b.customer_id, min(b.due_on), sum(b.open_minor), coalesce(sum(p.minor), 0)
    FROM begun b LEFT JOIN paid p ON p.id = b.id GROUP BY b.customer_id"""
MADE_BY = written_by(
    *("k", "contact", "c.code"),
    {
        "made_on": "k.made_on",
        "made_minute": "k.made_minute",
        "kind": "k.kind",
        "outcome": "k.outcome",
        "note": "k.note",
    },
)
COLLECTORS = f"""SELECT {MADE_BY}, count(DISTINCT k.id), count(p.id),
        coalesce(sum(p.amount_minor), 0)
    FROM contact k JOIN customer c ON c.id = k.customer_id
    LEFT JOIN promise p ON p.contact_id = k.id AND p.currency = :currency
    WHERE k.kind <> 'note' AND k.made_on BETWEEN :first AND :until AND k.customer_id IN
        (SELECT customer_id FROM campaign_member WHERE campaign_id = :campaign)
    GROUP BY 1 ORDER BY 2 DESC, 1"""


@frozen
class CampaignRow:
    """A campaign; without `last_on` it goes on."""

    campaign_id: int
    name: str
    currency: str
    goal_minor: int
    first_on: date
    last_on: date | None
    template: str
    script: str
    made_on: date


@frozen
class MemberRow:
    """A customer of a campaign: overdue when it was chosen, paid since, ticked off or spoken to."""

    customer_id: int
    code: str
    name: str
    phone: str
    overdue_minor: int
    paid_minor: int
    done_on: date | None
    contacted_on: date | None

    @property
    def is_done(self) -> bool:
        """Return whether somebody spoke to them since it began, or they were ticked off."""
        return self.done_on is not None or self.contacted_on is not None


@frozen
class CollectorRow:
    """What one collector did in a campaign; promises in the currency of the campaign."""

    actor: str
    contacts: int
    promises: int
    promised_minor: int


@frozen
class CampaignView:
    """A campaign as it stands at a day."""

    row: CampaignRow
    members: tuple[MemberRow, ...]
    comparison: Comparison
    collectors: tuple[CollectorRow, ...]

    @property
    def done(self) -> int:
        """How many of its customers are done."""
        return sum(member.is_done for member in self.members)


def campaigns(as_of: date) -> tuple[CampaignRow, ...]:
    """Return the campaigns made up to a day, the newest first."""
    return tuple(_row(row) for row in ask(CAMPAIGNS, day=as_of.isoformat()))


def campaign_view(campaign: CampaignRow, as_of: date) -> CampaignView:
    """Return how a campaign is at the end of a day; nothing after its last day counts."""
    until = min(as_of, campaign.last_on or as_of)
    days = {"first": campaign.first_on.isoformat(), "until": until.isoformat()}
    key = {"campaign": campaign.campaign_id}
    rows = ask(MEMBERS, day=as_of.isoformat(), first=days["first"], **key)
    stakes = _stakes(campaign, days)
    own = {row[0] for row in rows}
    collectors = ask(COLLECTORS, currency=campaign.currency, **days, **key)
    return CampaignView(
        campaign,
        tuple(_member(row, stakes) for row in rows),
        compare(
            (stake for who, stake in stakes.items() if who in own),
            (stake for who, stake in stakes.items() if who not in own),
        ),
        tuple(CollectorRow(*row) for row in collectors),
    )


def overdue_now(as_of: date, currency: str) -> dict[int, tuple[int, int]]:
    """Return what each customer has overdue in a currency, and the age of its oldest debt."""
    sql = f"""SELECT customer_id, sum(open_minor), min(due_on)
        FROM ({position_at(as_of, whole=True)})
        WHERE sign = 1 AND due_on < :day AND currency = :currency GROUP BY customer_id"""
    rows = ask(sql, day=as_of.isoformat(), currency=currency)
    return {who: (minor, (as_of - date.fromisoformat(due)).days) for who, minor, due in rows}


def _stakes(campaign: CampaignRow, days: dict[str, str]) -> dict[int, Stake]:
    """Return what everybody owed overdue on the first day and paid of it since."""
    eve = campaign.first_on - timedelta(days=1)
    sql = STAKES.format(position=position_at(eve, whole=True))
    found = {}
    for who, due, overdue, paid in ask(
        sql, day=eve.isoformat(), currency=campaign.currency, **days
    ):
        age = (campaign.first_on - date.fromisoformat(due)).days
        found[who] = Stake(STANDARD_BUCKETS.index(age), overdue, paid)
    return found


def _row(row: tuple[Any, ...]) -> CampaignRow:
    campaign_id, name, currency, goal, first, last, template, script, made = row
    end = None if last is None else date.fromisoformat(last)
    days = (date.fromisoformat(first), end)
    made_on = date.fromisoformat(made)
    return CampaignRow(campaign_id, name, currency, goal, *days, template, script, made_on)


def _member(row: tuple[Any, ...], stakes: dict[int, Stake]) -> MemberRow:
    customer_id, code, name, overdue, done, contacted, phone = row
    paid = stakes[customer_id].paid_minor if customer_id in stakes else 0
    days = (_day(done), _day(contacted))
    return MemberRow(customer_id, code, name, phone, overdue, paid, *days)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
