"""Bank lines, proposals, matches and rules as programs and people read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from collector_desktop.cli.money_moves import changes_of
from collector_desktop.cli.session import DONE, WITH_PROBLEMS, Answer, TextTable
from collector_desktop.cli.words import done, listed
from collector_desktop.domain.changes import Outcome
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.bank_lines import RuleRow
from collector_desktop.services.bank_entries import Matched
from collector_desktop.services.bank_matching import Confirmed
from collector_desktop.services.bank_proposals import Offer, OfferedLine

HEADINGS = ("id", "date", "amount", "from", "customer", "items", "sure", "why")
MATCHED = ("line", "customer", "number", "amount", "pays", "unallocated")
RULES = ("id", "kind", "pattern", "customer", "hits", "origin")
SAID, LEARNED = "said", "learned"


def proposals_answer(lines: Sequence[OfferedLine]) -> Answer:
    """Return lines with all that is proposed for them; the table has the best."""
    table = TextTable(HEADINGS, [_cells(each) for each in lines], frozenset({0, 2, 6}))
    return Answer({"lines": [_line(each) for each in lines]}, (table,))


def confirmed_answer(outcome: Outcome[Confirmed]) -> Answer:
    """Return what was matched and what was not.

    A line that was named, or sure enough, and could not be matched makes the status 1.
    """
    value = outcome.value
    links = [link for each in value.matched for link in _links(each)]
    currencies = {each.currency for each in value.matched}
    left = sum(each.unallocated_minor for each in value.matched)
    currency = currencies.pop() if len(currencies) == 1 else None
    answer = done(
        outcome,
        allocations=links,
        unallocated=plain_amount(left, currency) if currency else None,
        currency=currency,
        lines=[_matched(each) for each in value.matched],
        skipped=[{"id": each.line_id, "why": each.why} for each in value.skipped],
    )
    if len(value.matched) == 1:
        answer.document["number"] = value.matched[0].number
    document = answer.document | changes_of(value.changes)
    rows = [_matched_cells(each) for each in value.matched]
    tables = (TextTable(MATCHED, rows, frozenset({0, 3, 5})),) if rows else ()
    open_still = (f"Line {each.line_id} stays open: {each.why}" for each in value.skipped)
    failed = any(each.was_chosen for each in value.skipped)
    status = WITH_PROBLEMS if failed else DONE
    return Answer(document, tables, answer.text, (*answer.notes, *open_still), status)


def rules_answer(rules: Sequence[RuleRow]) -> Answer:
    """Return the rules for payers."""
    documents = [
        {
            "id": rule.rule_id,
            "kind": rule.kind,
            "pattern": rule.pattern,
            "customer": rule.code,
            "hits": rule.hits,
            "origin": LEARNED if rule.is_learned else SAID,
        }
        for rule in rules
    ]
    rows = [[str(each[name]) for name in RULES] for each in documents]
    return Answer({"rules": documents}, (TextTable(RULES, rows, frozenset({0, 4})),))


def _line(offered: OfferedLine) -> dict[str, Any]:
    line = offered.line
    return {
        "id": line.line_id,
        "date": line.booked_on.isoformat(),
        "amount": plain_amount(line.amount_minor, line.currency),
        "currency": line.currency,
        "payer": line.payer or None,
        "reference": line.reference or None,
        "text": line.text,
        "certain": offered.is_certain(),
        "proposals": [_offer(each) for each in offered.offers],
    }


def _offer(offer: Offer) -> dict[str, Any]:
    made = offer.proposal
    return {
        "action": made.action.value,
        "customer": offer.code,
        "name": offer.name,
        "items": [number for number, _ in offer.items],
        "parts": [
            {"number": number, "amount": plain_amount(minor, offer.currency)}
            for number, minor in offer.items
        ],
        "receipt": made.number or None if made.item_id is not None else None,
        "confidence": made.confidence,
        "why": offer.why(plain_amount),
        "short": plain_amount(made.short_minor, offer.currency),
        "left": plain_amount(made.left_minor, offer.currency),
    }


def _cells(offered: OfferedLine) -> list[str]:
    line, best = offered.line, offered.best
    start = [
        str(line.line_id),
        line.booked_on.isoformat(),
        plain_amount(line.amount_minor, line.currency),
        line.payer or line.text,
    ]
    if best is None:
        return [*start, "", "", "", "No match"]
    items = listed(number for number, _ in best.items)
    sure = f"{best.proposal.confidence:.0%}"
    return [*start, best.code, items, sure, best.why(plain_amount)]


def _matched(matched: Matched) -> dict[str, Any]:
    return {
        "id": matched.line_id,
        "customer": matched.customer,
        "number": matched.number,
        "amount": plain_amount(matched.amount_minor, matched.currency),
        "currency": matched.currency,
        "allocations": _links(matched),
        "unallocated": plain_amount(matched.unallocated_minor, matched.currency),
    }


def _links(matched: Matched) -> list[dict[str, str]]:
    return [
        {
            "from": link.source,
            "to": link.target,
            "amount": plain_amount(link.minor, matched.currency),
            "date": link.on.isoformat(),
        }
        for link in matched.allocations
    ]


def _matched_cells(matched: Matched) -> list[str]:
    pays = listed(
        f"{link.target} {plain_amount(link.minor, matched.currency)}"
        for link in matched.allocations
    )
    return [
        str(matched.line_id),
        matched.customer,
        matched.number,
        plain_amount(matched.amount_minor, matched.currency),
        pays,
        plain_amount(matched.unallocated_minor, matched.currency),
    ]
