"""`campaign`: a set of customers worked through for a goal; begin, progress, tick off, end."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from fractions import Fraction
from typing import Any

from collector_desktop.cli.ratios import figure_text
from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import count, day_text, done, shown, spoken_day
from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.currency import exponent, require_currency
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.queries.campaigns import CampaignRow, CampaignView, campaign_view, campaigns
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.settings import settings
from collector_desktop.services.campaigns import (
    CampaignDraft,
    Choice,
    begin_campaign,
    end_campaign,
    tick_member,
)
from collector_desktop.services.customers import KINDS

ACTIONS = ("list", "new", "progress", "done", "end")
HEADINGS = ("name", "first_on", "last_on", "currency", "goal", "overdue", "paid", "expected")
MEMBERS = ("customer", "name", "overdue", "paid", "contacted_on", "done_on")


def configure(parser: ArgumentParser) -> None:
    """Add what to do, with which campaign."""
    parser.add_argument("action", nargs="?", choices=ACTIONS, default="list")
    parser.add_argument("name", nargs="?", metavar="NAME", help="of the campaign")
    parser.add_argument("--goal", metavar="A", default="0", help="the money it is to bring in")
    parser.add_argument("--currency", metavar="CUR", type=str.upper, help="else your own")
    parser.add_argument("--from", metavar="D", dest="first", default="today", help="first day")
    parser.add_argument("--to", metavar="D", dest="last", help="last day")
    parser.add_argument("--customer", metavar="CODE", action="append", default=[], help="in it")
    parser.add_argument("--min-overdue", metavar="A", help="else all with so much overdue")
    parser.add_argument("--min-days", metavar="N", type=count, default=1, help="for so long")
    parser.add_argument("--kind", choices=KINDS, default="", help="only of this kind")
    parser.add_argument("--group", metavar="G", help="only of this group")
    parser.add_argument("--template", metavar="NAME", default="", help="letter or e-mail to send")
    parser.add_argument("--script", metavar="T", default="", help="what to say")


def run(session: Session, options: Namespace) -> Answer:
    """Begin, tick off or end a campaign; show one, or all.

    Raises:
        UsageError: no campaign is named, or not one customer who is done.
    """
    if options.action == "list":
        return _list(session)
    if options.name is None:
        raise UsageError("Which campaign? Write its name.")
    if options.action == "new":
        outcome = begin_campaign(_draft(session, options), session.as_of)
        return done(outcome, id=outcome.value)
    row = _named(session, options.name)
    if options.action == "end":
        last = spoken_day(options.last, session.as_of) if options.last else session.as_of
        return done(end_campaign(row.campaign_id, last, session.as_of))
    if options.action == "done":
        if len(options.customer) != 1:
            raise UsageError("Who is done? Name one with --customer.")
        who = customer_id_of(options.customer[0])
        return done(tick_member(row.campaign_id, who, session.as_of))
    return _progress(campaign_view(row, session.as_of))


def _draft(session: Session, options: Namespace) -> CampaignDraft:
    currency = require_currency(options.currency or settings()[COMPANY_CURRENCY])
    least = _minor(options.min_overdue, currency) if options.min_overdue else 1
    ids = tuple(customer_id_of(code) for code in options.customer)
    return CampaignDraft(
        options.name,
        currency,
        _minor(options.goal, currency),
        spoken_day(options.first, session.as_of),
        spoken_day(options.last, session.as_of) if options.last else None,
        Choice(ids, least, options.min_days, options.kind, options.group or ""),
        options.template,
        options.script,
    )


def _minor(text: str, currency: str) -> int:
    try:
        return parse_amount(text, exponent(currency), currency=currency)
    except AmountError as error:
        raise UsageError(f"{error} Write it like 1200.00.") from error


def _named(session: Session, name: str) -> CampaignRow:
    for row in campaigns(session.as_of):
        if row.name.casefold() == name.strip().casefold():
            return row
    raise RefusedError(f"There is no campaign {name!r}.", "See `campaign list`.")


def _list(session: Session) -> Answer:
    views = [campaign_view(row, session.as_of) for row in campaigns(session.as_of)]
    found = [_document(view) for view in views]
    lines = [[shown(each[key]) for key in HEADINGS] for each in found]
    tables = (TextTable(HEADINGS, lines, frozenset({4, 5, 6, 7})),) if lines else ()
    return Answer({"campaigns": found}, tables, "" if lines else "There is no campaign.")


def _progress(view: CampaignView) -> Answer:
    document = _document(view)
    currency = view.row.currency
    document["members"] = members = [
        {
            "customer": each.code,
            "name": each.name,
            "overdue": plain_amount(each.overdue_minor, currency),
            "paid": plain_amount(each.paid_minor, currency),
            "contacted_on": day_text(each.contacted_on),
            "done_on": day_text(each.done_on),
        }
        for each in view.members
    ]
    document["collectors"] = [
        {
            "actor": each.actor,
            "contacts": each.contacts,
            "promises": each.promises,
            "promised": plain_amount(each.promised_minor, currency),
        }
        for each in view.collectors
    ]
    lines = [[shown(each[key]) for key in MEMBERS] for each in members]
    head = TextTable(
        HEADINGS, [[shown(document[key]) for key in HEADINGS]], frozenset({4, 5, 6, 7})
    )
    return Answer(document, (head, TextTable(MEMBERS, lines, frozenset({2, 3}))))


def _document(view: CampaignView) -> dict[str, Any]:
    row, found = view.row, view.comparison
    expected = None if found.expected is None else round(found.expected)
    return {
        "name": row.name,
        "first_on": row.first_on.isoformat(),
        "last_on": day_text(row.last_on),
        "currency": row.currency,
        "goal": plain_amount(row.goal_minor, row.currency),
        "customers": len(view.members),
        "done": view.done,
        "overdue": plain_amount(found.overdue_minor, row.currency),
        "paid": plain_amount(found.paid_minor, row.currency),
        "paid_share": figure_text(_hundred(found.share)),
        "expected": None if expected is None else plain_amount(expected, row.currency),
        "others_share": figure_text(_hundred(found.others_share)),
        "template": row.template or None,
        "script": row.script or None,
    }


def _hundred(share: Fraction | None) -> Fraction | None:
    return None if share is None else share * 100
