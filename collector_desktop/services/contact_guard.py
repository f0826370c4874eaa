"""May a customer be contacted now? The rules of their place, what they asked for, and the past."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from typing import Any

from collector_desktop.domain.contact_limits import Limit, hard_stops
from collector_desktop.domain.contact_profiles import Profile, profile_name, read_profile
from collector_desktop.domain.contact_rules import (
    Past,
    Question,
    Verdict,
    may_contact,
)
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.settings import COMPANY_COUNTRY, COMPANY_REGION
from collector_desktop.domain.settings_contact import CONTACT_PROFILE
from collector_desktop.domain.time_zones import local_time, zone_of
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.calendars import holidays_of, place_of
from collector_desktop.queries.contact_limits import LimitRow, contact_limits, limits_of
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import settings

PLACE = """SELECT c.kind, coalesce(a.country, ''), coalesce(a.region, '') FROM customer c
    LEFT JOIN address a ON a.customer_id = c.id AND a.kind = 'billing' WHERE c.id = :customer"""
PAST = """SELECT c.kind, c.outcome, c.made_on,
    (SELECT json_group_array(ci.item_id) FROM contact_item ci WHERE ci.contact_id = c.id)
    FROM contact c WHERE c.customer_id = :customer AND c.kind <> 'note' AND c.made_on <= :day
    ORDER BY c.id DESC LIMIT 500"""
DISPUTED = """SELECT EXISTS (SELECT 1 FROM dispute d JOIN item i ON i.id = d.item_id
    WHERE i.customer_id = :customer AND d.raised_on <= :day
      AND (d.ended_on IS NULL OR d.ended_on > :day))"""


@frozen
class Guard:
    """What is needed to answer, for one customer at one day, as often as somebody asks.

    `zones` are the company's own and the customer's, `limits` those of all its people.
    """

    profile: Profile
    zones: tuple[str, str]
    place: tuple[str, str]
    limits: tuple[LimitRow, ...] = ()
    past: tuple[Past, ...] = ()
    is_disputed: bool = False

    def local(self, day: date, minute: int) -> datetime:
        """Return what their clock shows at our day and minute."""
        return local_time(day, minute, *self.zones)

    def ask(
        self,
        channel: ContactKind,
        at: datetime,
        person: str = "",
        item_ids: frozenset[int] = frozenset(),
    ) -> Verdict:
        """Return whether a person may be contacted at a moment of their own clock."""
        return may_contact(
            Question(
                channel,
                at,
                self.limits_of(person),
                self.past,
                item_ids,
                holidays_of(*self.place),
                is_disputed=self.is_disputed,
            ),
            self.profile,
        )

    def limits_of(self, person: str) -> tuple[Limit, ...]:
        """Return what limits contact with a person."""
        return limits_of(self.limits, person)


def contact_guard(customer_id: int, as_of: date) -> Guard:
    """Return what decides whether a customer may be contacted at a day."""
    stored = settings()
    kind, country, region = ask(PLACE, customer=customer_id)[0]
    place = place_of(stored, country, region)
    own = zone_of(stored[COMPANY_COUNTRY], stored[COMPANY_REGION])
    name = profile_name(stored[CONTACT_PROFILE], kind, *place)
    values = {"customer": customer_id, "day": as_of.isoformat()}
    return Guard(
        shipped_profile(name),
        (own, zone_of(*place)),
        place,
        contact_limits(as_of, [customer_id]).get(customer_id, ()),
        tuple(_past(row) for row in ask(PAST, **values)),
        bool(ask(DISPUTED, **values)[0][0]),
    )


def forbidden(customer_id: int, channel: ContactKind, person: str, as_of: date) -> tuple[str, ...]:
    """Return why a person is not to be contacted by a channel at all; empty where they may be."""
    rows = contact_limits(as_of, [customer_id]).get(customer_id, ())
    return hard_stops(limits_of(rows, person), channel)


@cache
def shipped_profile(name: str) -> Profile:
    """Return the contact rules that come with the program under a name."""
    return read_profile((resource("contact_rules") / f"{name}.json").read_text(encoding="utf-8"))


def _past(row: tuple[Any, ...]) -> Past:
    kind, outcome, made_on, items = row
    return Past(kind, outcome, date.fromisoformat(made_on), frozenset(json.loads(items or "[]")))
