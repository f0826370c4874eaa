"""The limits of a list of invoices as conditions on a position `p`."""

from __future__ import annotations

from datetime import date, timedelta

from collector_desktop.domain.currency import unusual_exponents
from collector_desktop.domain.invoice_limits import InvoiceLimits, places_factor


def limit_conditions(limits: InvoiceLimits) -> list[str]:
    """Return what must hold; the values are those of `limit_values`."""
    cases = " ".join(f"WHEN '{each}' THEN {places_factor(each)}" for each in unusual_exponents())
    parts = f"p.open_minor * CASE p.currency {cases} ELSE {places_factor('')} END"
    is_late = "p.open_minor <> 0"
    texts = {
        "least": f"{parts} >= :least",
        "most": f"{parts} <= :most_parts",
        "due_from": "p.due_on >= :due_from",
        "due_to": "p.due_on <= :due_to",
        "least_days": f"p.due_on <= :late_by AND {is_late}",
        "most_days": f"p.due_on >= :late_from AND {is_late}",
    }
    return [text for name, text in texts.items() if getattr(limits, name) is not None]


def limit_values(limits: InvoiceLimits, as_of: date) -> dict[str, object]:
    """Return the values of the conditions at the end of a day."""
    days = {"late_by": limits.least_days, "late_from": limits.most_days}
    dues = {"due_from": limits.due_from, "due_to": limits.due_to}
    return {
        "least": limits.least,
        "most_parts": limits.most,
        **{name: on.isoformat() for name, on in dues.items() if on is not None},
        **{
            name: (as_of - timedelta(days=count)).isoformat()
            for name, count in days.items()
            if count is not None
        },
    }
