"""Who may get a statement of account: what each owes, what moved, and how each is reached."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.languages import language_for
from collector_desktop.domain.settings import COMPANY_COUNTRY, COMPANY_CURRENCY
from collector_desktop.domain.settings_mail import HANDOVER, MAIL_WAY
from collector_desktop.domain.settings_paper import STATEMENT_KIND
from collector_desktop.domain.statement_kinds import OPEN_ITEM
from collector_desktop.queries.campaigns import campaigns
from collector_desktop.queries.chase_people import recipients
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.settings import settings
from collector_desktop.queries.wording import own_languages

OWED = """SELECT customer_id, currency, sum(sign * open_minor),
    sum(CASE WHEN sign = 1 AND due_on < :day THEN open_minor ELSE 0 END)
    FROM position WHERE open_minor > 0 GROUP BY customer_id, currency"""
MOVED = """SELECT DISTINCT customer_id FROM item WHERE document_on BETWEEN :first AND :day"""
MEMBERS = "SELECT campaign_id, customer_id FROM campaign_member"


class Owed(NamedTuple):
    """What is open in one currency, and what of it is overdue, in minor units."""

    currency: str
    balance_minor: int
    overdue_minor: int


@frozen
class StatementChoice:
    """A customer that a statement may go to.

    `sums` has each currency in which something is open; `has_moved` says that an entry is in the
    period. `email` is where it can be reached, or empty; `has_post` whether its address is known.
    `unwanted` says why it is not to be written to at all, if so.
    """

    customer_id: int
    code: str
    name: str
    sums: tuple[Owed, ...]
    has_moved: bool
    campaigns: frozenset[int]
    language: str
    email: str
    has_post: bool
    unwanted: str

    @property
    def is_overdue(self) -> bool:
        """Whether anything is overdue."""
        return any(each.overdue_minor > 0 for each in self.sums)


@frozen
class StatementChoices:
    """Everybody who may get one, by name; `campaigns` are ids and names of those under way.

    `by_server` says that e-mails go by a mail server and not by the user's own program, `kind` of
    which kind statements are unless another is chosen.
    """

    currency: str
    customers: tuple[StatementChoice, ...]
    campaigns: tuple[tuple[int, str], ...]
    by_server: bool = False
    kind: str = OPEN_ITEM


def statement_choices(as_of: date, first: date) -> StatementChoices:
    """Return every customer as it is at the end of a day; `first` begins the period."""
    stored = settings()
    owed: dict[int, list[Owed]] = defaultdict(list)
    for customer_id, *found in ask(with_position(as_of, whole=True) + OWED, day=as_of.isoformat()):
        owed[customer_id].append(Owed(*found))
    moved = {row[0] for row in ask(MOVED, first=first.isoformat(), day=as_of.isoformat())}
    members: dict[int, set[int]] = defaultdict(set)
    for campaign_id, customer_id in ask(MEMBERS):
        members[customer_id].add(campaign_id)
    own, home = own_languages(), stored[COMPANY_COUNTRY]
    customers = tuple(
        StatementChoice(
            customer_id=each.customer_id,
            code=each.code,
            name=each.name,
            sums=tuple(sorted(owed.get(each.customer_id, ()))),
            has_moved=each.customer_id in moved,
            campaigns=frozenset(members.get(each.customer_id, ())),
            language=language_for(each.country, home, own.get(each.customer_id, "")),
            email=each.email,
            has_post=bool(each.address),
            unwanted=each.unwanted,
        )
        for each in sorted(recipients(as_of).values(), key=lambda each: each.name.casefold())
    )
    under_way = tuple(
        (each.campaign_id, each.name)
        for each in campaigns(as_of)
        if each.last_on is None or each.last_on >= as_of
    )
    by_server = stored[MAIL_WAY] != HANDOVER
    return StatementChoices(
        stored[COMPANY_CURRENCY], customers, under_way, by_server, stored[STATEMENT_KIND]
    )
