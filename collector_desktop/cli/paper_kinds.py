"""Which documents `paper` makes; each kind is one line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from collector_desktop.cli import paper_customers, paper_post, paper_reports
from collector_desktop.cli.session import Session
from collector_desktop.domain.frozen import frozen
from collector_desktop.services.papers import Paper
from collector_desktop.services.report_parts import PaperFile


@frozen
class PaperKind:
    """One kind: what it is, and what makes it. A `Paper` goes to a customer, a file stays here."""

    meaning: str
    make: Callable[[Session, Namespace], Paper | PaperFile]


KINDS = {
    "receipt": PaperKind("for the payment NUMBER", paper_customers.receipt),
    "plan": PaperKind("a payment plan as it stands: ID or CODE", paper_customers.plan),
    "promise": PaperKind("confirms a promise: ID or CODE", paper_customers.promise),
    "settlement": PaperKind("offers CODE to settle for --amount", paper_customers.settlement),
    "interest": PaperKind("what CODE owes for late payment", paper_customers.interest),
    "decision": PaperKind("tells CODE what was decided on its credit", paper_customers.decision),
    "application": PaperKind("a form to ask for credit; CODE", paper_customers.application),
    "aged": PaperKind("aged debtors; of one customer with CODE", paper_reports.aged),
    "activity": PaperKind("what was done in a period, by whom", paper_reports.activity),
    "disputes": PaperKind("what is in dispute, why, how long", paper_reports.disputes),
    "promises": PaperKind("promises, and how they were kept", paper_reports.promises),
    "limits": PaperKind("credit limits, what is used, when to review", paper_reports.limits),
    "placements": PaperKind("debts that others collect", paper_reports.placements),
    "kpis": PaperKind("key figures of a period and twelve months", paper_reports.kpis),
    "forecast": PaperKind("the cash of the weeks to come", paper_reports.forecast),
    "collected": PaperKind("what was collected against the target", paper_reports.collected),
    "performance": PaperKind("how each customer paid in a year", paper_reports.performance),
    "late-interest": PaperKind("late-payment interest by customer", paper_reports.late_interest),
    "write-offs": PaperKind("what was written off in a year", paper_reports.write_offs),
    "labels": PaperKind("address labels; of one customer with CODE", paper_post.labels),
    "envelope-proof": PaperKind("windows and folds, to try envelopes", paper_post.envelope_proof),
}
