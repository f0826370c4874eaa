"""The rows about a person in words: names of the field, days and money as people read them.

The JSON beside it stays exact. Rows that only tie others together name them by what they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from collector_desktop.domain.contact_limits import clock_text
from collector_desktop.domain.disputes import REASONS
from collector_desktop.domain.languages import NAMES
from collector_desktop.domain.letter_templates import TEMPLATES
from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.domain.terms_said import terms_said
from collector_desktop.domain.written import money, plain_day

Rows = Mapping[str, list[dict[str, Any]]]
NOTHING = (None, "")
_INNER = frozenset({"id", "number_key", "line_key", "server_key", "message_ref", "currency"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TITLES = {
    "customer": "Who",
    "address": "Addresses",
    "person": "People",
    "phone": "Telephone numbers",
    "item": "Invoices, credits and payments",
    "allocation": "What paid what",
    "contact": "What was said and written",
    "contact_item": "Invoices that it was about",
    "contact_fact": "More about calls",
    "promise": "Promises",
    "promise_item": "Invoices that were promised",
    "promise_change": "Changes of promises",
    "message": "Letters and e-mails",
    "message_item": "Invoices in letters and e-mails",
    "incoming_message": "E-mails received",
    "document": "Documents made",
    "dispute": "Disputes",
    "dispute_case": "Work on disputes",
    "contact_limit": "Wishes about contact",
    "account_state": "Status of the account",
    "bank_line": "Lines of bank statements",
    "plan": "Payment plans",
    "plan_instalment": "Instalments of plans",
    "plan_item": "Invoices under plans",
    "hold": "Holds",
    "task": "Tasks",
    "credit_application": "Applications for credit",
    "credit_decision": "Decisions on credit",
    "credit_reference": "References",
    "next_step": "Steps decided on",
    "placement": "Passed on to others",
    "placement_item": "Invoices that were passed on",
    "placement_entry": "What came of it",
    "trace_step": "Where we looked for an address",
    "customer_alias": "Former codes and names",
    "customer_language": "Language",
}
_LABELS = {
    "amount_minor": "Amount",
    "address": "Sent to",
    "answer_by": "Answer by",
    "body": "Words",
    "decided_on": "Decided on",
    "document_on": "Date",
    "due_on": "Due",
    "email": "E-mail",
    "how": "What happened",
    "kind": "Kind",
    "line1": "Address",
    "line2": "Address, second line",
    "made_minute": "At",
    "made_on": "On",
    "next_minute": "Next contact at",
    "next_on": "Next contact",
    "open_minor": "Still open",
    "pay_by": "To be paid by",
    "person_name": "With",
    "sent_at": "Sent at",
    "to_name": "To",
}
_ENDINGS = {"_on": " on", "_minor": "", "_minute": " at"}
_TIES = {
    "item_id": ("item", "number", "Invoice"),
    "source_id": ("item", "number", "Money or credit"),
    "target_id": ("item", "number", "Pays"),
    "credit_id": ("item", "number", "Credit"),
    "receipt_id": ("item", "number", "Payment"),
    "contact_id": ("contact", "made_on", "Contact of"),
    "promise_id": ("promise", "pay_by", "Promise for"),
    "message_id": ("message", "subject", "In"),
    "person_id": ("person", "name", "Person"),
    "plan_id": ("plan", "made_on", "Plan of"),
    "placement_id": ("placement", "placed_with", "With"),
}
_CODED = frozenset(
    {
        *("kind", "type", "method", "status", "state", "channel", "origin", "decision", "result"),
        *(
            "role",
            "label",
            "how",
            "step",
            "suggested",
            "part",
            "waiting_for",
            "root_cause",
            "every",
        ),
    }
)
_OUTCOMES = {code: outcome.label for code, outcome in OUTCOMES.items()}
_LETTERS = {name: kind.title for name, kind in TEMPLATES.items()}
_SPELT = {"email": "E-mail", "sms": "Text message", "bacs": "BACS", "dd": "Direct debit"}


def section_title(table: str) -> str:
    """Return what is over the rows of a table."""
    return TITLES.get(table) or table.replace("_", " ").capitalize()


def row_in_words(row: Mapping[str, Any], found: Rows, currency: str) -> str:
    """Return a row as a sentence of its fields, nothing where it has no words of its own.

    `found` has all rows, by which others are named; `currency` counts where a row has none.
    """
    own = _currency_of(row, found) or currency
    parts = [
        part
        for name, value in row.items()
        if value not in NOTHING and name not in _INNER
        for part in [_part(name, value, found, own)]
        if part
    ]
    return "; ".join(parts)


def _currency_of(row: Mapping[str, Any], found: Rows) -> str:
    """Return the currency of a row: its own, else that of what it is tied to."""
    if row.get("currency"):
        return str(row["currency"])
    for name, (table, _, _) in _TIES.items():
        tied = (each for each in found.get(table, ()) if each["id"] == row.get(name))
        said = next(tied, {}).get("currency")
        if said:
            return str(said)
    return ""


def _part(name: str, value: Any, found: Rows, currency: str) -> str:
    """Return one field with what it is called; a tie to what is not there is left out."""
    if name.endswith("_id"):
        table, column, label = _TIES.get(name, ("", "", ""))
        named = next((row[column] for row in found.get(table, ()) if row["id"] == value), "")
        return f"{label}: {_said(column, named, currency)}" if named else ""
    return f"{_label(name)}: {_said(name, value, currency)}"


def _label(name: str) -> str:
    if name in _LABELS:
        return _LABELS[name]
    for ending, said in _ENDINGS.items():
        if name.endswith(ending):
            name = name.removesuffix(ending) + said
    words = name.removeprefix("is_").replace("_", " ")
    return words[:1].upper() + words[1:]


def _said(name: str, value: Any, currency: str) -> str:
    """Return a value as people write it."""
    if isinstance(value, int):
        if name.endswith("_minor"):
            return money(value, currency)
        if name.endswith("_minute"):
            return clock_text(value)
        if name.startswith("is_") or name == "do_not_call":
            return "yes" if value else "no"
    text = " ".join(str(value).split())
    if _DAY.fullmatch(text):
        return plain_day(date.fromisoformat(text))
    return _coded(name, text)


def _coded(name: str, text: str) -> str:
    """Return the word for what is kept as a code; other text stays as it is."""
    if name in {"terms", "asked_terms"}:
        return terms_said(text)
    named = {"language": NAMES, "outcome": _OUTCOMES, "reason": REASONS, "template": _LETTERS}
    if name in named:
        return named[name].get(text, text)
    if name in _CODED:
        words = _SPELT.get(text, text.replace("_", " "))
        return words[:1].upper() + words[1:]
    return text
