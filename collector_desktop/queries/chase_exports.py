"""Procedures, what was sent by them and places set by hand, as plain rows for files that leave."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.procedure_files import procedures_document
from collector_desktop.queries.exports import Row
from collector_desktop.queries.position import ask
from collector_desktop.queries.procedures import procedures

MESSAGES = """SELECT m.id, c.code, m.made_on, m.currency, m.channel, m.procedure_name, m.step_name,
    m.template, m.language, m.state, m.to_name, m.address, m.subject, m.body, m.is_edited,
    m.reminder_number, m.total_minor, m.fee_minor, m.sent_on, m.error,
    m.pay_by, r.made_on, r.procedure, r.note
    FROM message m JOIN customer c ON c.id = m.customer_id LEFT JOIN chase_run r ON r.id = m.run_id
    WHERE m.made_on <= :until AND m.state <> 'taken_back' ORDER BY m.id"""
ITEMS = """SELECT t.message_id, i.type, i.number, s.name, p.name, s.position, t.open_minor,
    t.disputed_minor, t.days_overdue, t.fee_minor, i.currency
    FROM message_item t JOIN item i ON i.id = t.item_id
    LEFT JOIN procedure_step s ON s.id = t.step_id LEFT JOIN procedure p ON p.id = s.procedure_id
    ORDER BY t.id"""
PLACES = """SELECT c.code, i.type, i.number, p.name, s.name, g.reason, g.made_on
    FROM chase_place g JOIN item i ON i.id = g.item_id JOIN customer c ON c.id = i.customer_id
    LEFT JOIN procedure p ON p.id = g.procedure_id LEFT JOIN procedure_step s ON s.id = g.step_id
    WHERE g.made_on <= :until ORDER BY g.made_on, g.id"""


def procedure_rows() -> Iterator[Row]:
    """Yield the document of all procedures in force, in one row, if there are any."""
    if listed := procedures():
        yield (_json(procedures_document(listed)),)


def message_rows(until: date) -> Iterator[Row]:
    """Yield the messages of all runs: whose, when, in which words, its run and items as JSON."""
    items: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for message_id, *item in ask(ITEMS):
        items[message_id].append(_item(item))
    for row in ask(MESSAGES, until=until.isoformat()):
        message_id, code, made_on, currency, *words, is_edited, number, total, fee, sent = row[:19]
        error, pay_by, *run = row[19:]
        yield (
            code,
            date.fromisoformat(made_on),
            currency,
            *words,
            "yes" if is_edited else "",
            "" if number is None else str(number),
            plain_amount(total, currency or "GBP"),
            plain_amount(fee, currency or "GBP"),
            sent or "",
            pay_by or "",
            error,
            _json(run) if run[0] else "",
            _json(items[message_id]),
            str(message_id),
        )


def place_rows(until: date) -> Iterator[Row]:
    """Yield whose item, its procedure and step set by hand, why and since when."""
    for code, kind, number, procedure, step, reason, made in ask(PLACES, until=until.isoformat()):
        on = date.fromisoformat(made)
        yield code, kind, number, procedure or "", step or "", reason, on


def _item(row: list[Any]) -> dict[str, Any]:
    kind, number, step, procedure, position, open_minor, disputed, days, fee, currency = row
    return {
        "type": kind,
        "number": number,
        "procedure": procedure,
        "step": step,
        "position": position,
        "open": plain_amount(open_minor, currency),
        "disputed": plain_amount(disputed, currency),
        "days_overdue": days,
        "fee": plain_amount(fee, currency),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
