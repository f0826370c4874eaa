"""The names of the tabs of the customer card and of its lists, and what tells their rows apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

ITEMS, PROMISES, PAPERS, ACCOUNT, DETAILS = "items", "promises", "papers", "account", "details"
INTEREST, DISPUTES, PLANS = "interest", "disputes", "plans"
IDENTITIES: dict[str, Callable[[Any], Hashable]] = {
    ITEMS: lambda item: item.item_id,
    PROMISES: lambda promise: promise.promise_id,
    PLANS: lambda plan: plan.plan_id,
    PAPERS: lambda paper: paper.document_id,
    ACCOUNT: lambda entry: entry.at,
    INTEREST: lambda late: late.item_id,
    DISPUTES: lambda dispute: dispute.dispute_id,
}
