"""What the page of campaigns shows: their names, one of them, and what a new one needs."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.queries.campaigns import (
    CampaignRow,
    CampaignView,
    campaign_view,
    campaigns,
)
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import settings

GROUPS = "SELECT name FROM customer_group ORDER BY name"


@frozen
class CampaignPage:
    """Every campaign, the one shown, the company's currency and the groups of customers."""

    rows: tuple[CampaignRow, ...]
    view: CampaignView | None
    currency: str
    groups: tuple[str, ...]


def campaign_page(as_of: date, campaign_id: int | None = None) -> CampaignPage:
    """Return the campaigns with the one wanted, else the newest."""
    rows = campaigns(as_of)
    wanted = next((row for row in rows if row.campaign_id == campaign_id), None)
    shown = wanted or (rows[0] if rows else None)
    return CampaignPage(
        rows,
        campaign_view(shown, as_of) if shown else None,
        settings()[COMPANY_CURRENCY],
        tuple(row[0] for row in ask(GROUPS)),
    )
