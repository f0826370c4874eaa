"""Use cases about campaigns: begin one, tick its customers off, end it."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.campaigns import CampaignRow, campaigns, overdue_now
from collector_desktop.queries.position import ask
from collector_desktop.storage.models import Campaign, CampaignMember
from collector_desktop.storage.operations import operation

CANDIDATES = """SELECT c.id, c.kind, coalesce(g.name, '') FROM customer c
    LEFT JOIN customer_group g ON g.id = c.group_id ORDER BY c.id"""


@frozen
class Choice:
    """Which customers a campaign takes: those named, else all with so much overdue for so long.

    Amounts are minor units of the campaign's currency. `kind` and `group` narrow it further.
    """

    customer_ids: tuple[int, ...] = ()
    least_minor: int = 1
    least_days: int = 1
    kind: str = ""
    group: str = ""


@frozen
class CampaignDraft:
    """A campaign as the user plans it."""

    name: str
    currency: str
    goal_minor: int
    first_on: date
    last_on: date | None = None
    choice: Choice = Choice()
    template: str = ""
    script: str = ""


def begin_campaign(draft: CampaignDraft, made_on: date) -> Outcome[int]:
    """Begin a campaign with the customers that the choice means today; return its id.

    Raises:
        RefusedError: there is one of this name, it begins before today or ends before it begins,
            or nobody is in it.
    """
    name = draft.name.strip()
    if not name:
        raise RefusedError("A campaign needs a name.", "Give the campaign a name.")
    if Campaign.get_or_none(Campaign.name == name) is not None:
        raise RefusedError(f"There is already a campaign {name!r}.", "Choose another name.")
    if draft.last_on is not None and draft.last_on < draft.first_on:
        raise RefusedError("It would end before it begins.", "Choose a later end date.")
    if draft.first_on < made_on:
        raise RefusedError(
            "A campaign cannot begin before today.",
            "Customers who have paid since would be missing, and it would look worse than it is.",
        )
    owed = overdue_now(made_on, draft.currency)
    chosen = _chosen(draft.choice, owed)
    if not chosen:
        raise RefusedError("Nobody is in this campaign.", "Choose customers who owe something.")
    with operation("begin_campaign", f"Begin the campaign {name}", made_on) as current:
        campaign = Campaign.create(
            name=name,
            currency=draft.currency,
            goal_minor=draft.goal_minor,
            first_on=draft.first_on,
            last_on=draft.last_on,
            template=draft.template,
            script=draft.script.strip(),
            made_on=made_on,
        )
        for customer_id in chosen:
            overdue = owed.get(customer_id, (0, 0))[0]
            CampaignMember.create(campaign=campaign, customer=customer_id, overdue_minor=overdue)
    return Outcome(campaign.id, Change.CONTACT, current.id, current.summary)


def tick_member(
    campaign_id: int, customer_id: int, made_on: date, *, is_done: bool = True
) -> Outcome[int]:
    """Tick a customer of a campaign off, or take the tick back.

    Raises:
        RefusedError: the customer is not in it.
    """
    campaign = the_campaign(campaign_id, made_on)
    member = CampaignMember.get_or_none(
        (CampaignMember.campaign == campaign_id) & (CampaignMember.customer == customer_id)
    )
    if member is None:
        raise RefusedError(f"The customer is not in {campaign.name}.", "See who is.")
    word = "Tick off" if is_done else "Take back the tick of"
    summary = f"{word} {member.customer.name} in {campaign.name}"
    with operation("tick_member", summary, made_on) as current:
        CampaignMember.update(done_on=made_on if is_done else None).where(
            CampaignMember.id == member.id
        ).execute()
    return Outcome(member.id, Change.CONTACT, current.id, summary)


def end_campaign(campaign_id: int, last_on: date, made_on: date) -> Outcome[int]:
    """Let a campaign end on a day; what comes in later does not count for it.

    Raises:
        RefusedError: the day is before it began.
    """
    campaign = the_campaign(campaign_id, made_on)
    if last_on < campaign.first_on:
        raise RefusedError("It would end before it begins.", "Choose a later end date.")
    with operation("end_campaign", f"End the campaign {campaign.name}", made_on) as current:
        Campaign.update(last_on=last_on).where(Campaign.id == campaign_id).execute()
    return Outcome(campaign_id, Change.CONTACT, current.id, current.summary)


def the_campaign(campaign_id: int, as_of: date) -> CampaignRow:
    """Return a campaign by its id.

    Raises:
        RefusedError: there is none.
    """
    for row in campaigns(as_of):
        if row.campaign_id == campaign_id:
            return row
    raise RefusedError(f"There is no campaign {campaign_id}.", "See the list of campaigns.")


def _chosen(choice: Choice, owed: dict[int, tuple[int, int]]) -> list[int]:
    """Return the customers that a choice means, by id."""
    if choice.customer_ids:
        return sorted(set(choice.customer_ids))
    return [
        customer_id
        for customer_id, kind, group in ask(CANDIDATES)
        if customer_id in owed
        and owed[customer_id][0] >= choice.least_minor
        and owed[customer_id][1] >= choice.least_days
        and choice.kind in {"", kind}
        and choice.group in {"", group}
    ]
