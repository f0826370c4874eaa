"""Which columns hold personal data and which only money: what anonymising erases.

Accounts stay as they are, because law asks for them: numbers, days, amounts, what paid what. What
identifies a person goes: names, numbers, addresses, what was said and written. `KEPT` names the
texts that stay, so that a new column must be put on one side or the other.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

GONE = "anonymised"
ERASED: dict[str, frozenset[str]] = {
    "customer": frozenset({"code", "name", "email", "phone"}),
    "address": frozenset({"line1", "line2", "city", "postcode"}),
    "person": frozenset({"name", "role", "email"}),
    "phone": frozenset({"number", "label"}),
    "item": frozenset({"description"}),
    "document": frozenset({"file_name", "path"}),
    "contact": frozenset({"person_name", "note"}),
    "promise": frozenset({"person_name"}),
    "promise_change": frozenset({"reason"}),
    "cheque": frozenset({"drawer"}),
    "hold": frozenset({"reason"}),
    "dispute": frozenset({"note"}),
    "dispute_case": frozenset({"raised_by", "outcome_note"}),
    "dispute_note": frozenset({"text"}),
    "bank_line": frozenset({"payer", "payer_account", "text"}),
    "interest_decision": frozenset({"reason"}),
    "chase_place": frozenset({"reason"}),
    "message": frozenset({"to_name", "address", "subject", "body", "error"}),
    "incoming_message": frozenset({"from_address", "subject", "text"}),
    "address_fault": frozenset({"value", "reason"}),
    "account_state": frozenset({"reason", "lifted_why"}),
    "contact_fact": frozenset({"number", "paid_reference", "override_reason"}),
    "task": frozenset({"words", "done_why"}),
    "contact_limit": frozenset({"reason"}),
    "plan": frozenset({"person_name", "note"}),
    "credit_application": frozenset({"guarantee", "trade_references", "note"}),
    "credit_decision": frozenset({"conditions", "reason"}),
    "credit_reference": frozenset({"name", "note"}),
    "next_step": frozenset({"reason"}),
    "placement": frozenset({"closed_why"}),
    "placement_entry": frozenset({"note"}),
    "trace_step": frozenset({"note"}),
}
REMOVED = frozenset({"customer_alias", "bank_rule", "dispute_file", "address_change"})
NO_WORDS = frozenset({"kind", "status", "state", "currency", "method", "origin", "channel"})
KEPT: dict[str, frozenset[str]] = {
    "customer": frozenset({"terms", "procedure"}),
    "address": frozenset({"region", "country"}),
    "item": frozenset({"type", "number", "number_key", "reference", "terms"}),
    "document": frozenset({"sha256"}),
    "contact": frozenset({"outcome"}),
    "invoice_copy": frozenset({"file_name", "media_type", "sha256"}),
    "cheque": frozenset({"number", "reference"}),
    "dispute": frozenset({"reason"}),
    "dispute_case": frozenset({"owner", "waiting_for", "interest", "root_cause", "credit_number"}),
    "dispute_step": frozenset({"name"}),
    "dispute_note": frozenset({"author"}),
    "bank_line": frozenset({"line_key", "reference", "bank_type"}),
    "source_number": frozenset({"number", "number_key"}),
    "interest_decision": frozenset({"regime", "working"}),
    "interest_term": frozenset({"key", "value"}),
    "customer_language": frozenset({"language"}),
    "message": frozenset(
        {"procedure_name", "step_name", "template", "language", "message_ref", "sent_at"}
    ),
    "incoming_message": frozenset({"received_at", "server_key"}),
    "contact_fact": frozenset({"rule_broken"}),
    "plan": frozenset({"every"}),
    "promise_change": frozenset({"how"}),
    "credit_cover": frozenset({"insurer"}),
    "credit_application": frozenset({"asked_terms"}),
    "credit_decision": frozenset({"decision", "terms"}),
    "credit_reference": frozenset({"result"}),
    "sub_limit": frozenset({"part"}),
    "next_step": frozenset({"step", "suggested"}),
    "placement": frozenset({"placed_with", "reference"}),
    "trace_step": frozenset({"source", "result"}),
}


def replacement(table: str, column: str, row_id: int) -> str:
    """Return what is in the place of a text: nothing, or a name that says nothing."""
    if (table, column) == ("customer", "code"):
        return f"ANON-{row_id}"
    return f"{GONE.capitalize()} {row_id}" if column == "name" else ""


def keep_until(last: date, years: int) -> date:
    """Return the last day on which records must be kept.

    So many years from the end of the calendar year in which the account was last touched.
    """
    year = last.year + years
    return date(year, 12, monthrange(year, 12)[1])
