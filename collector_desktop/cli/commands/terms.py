"""`terms`: what payment terms mean; other terms for an invoice, a customer or a group."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.ratios import figure_text
from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import done, iso_day
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import invoice_of
from collector_desktop.queries.terms_examples import terms_example
from collector_desktop.services.due_changes import DueDraft, change_due
from collector_desktop.services.terms import change_customer_terms, change_group_terms

EXPLANATION = (
    "terms TERMS says what terms mean for an invoice dated today. terms NUMBER TERMS, or --due D,"
    " lets an invoice fall due on another day, for a --reason; --none takes its own terms off, and"
    " those of the customer count again. terms --customer CODE TERMS and"
    " --group NAME TERMS change the terms of a customer or a group; empty TERMS are those of the"
    " group, then of the company."
)


def configure(parser: ArgumentParser) -> None:
    """Add whose terms, which, and why."""
    parser.description = EXPLANATION
    parser.add_argument("words", metavar="NUMBER TERMS", nargs="+", help="such as INV-1 'NET 60'")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--customer", metavar="CODE", help="whose terms change, or whose invoice")
    whose.add_argument("--group", metavar="NAME", help="the group whose terms change")
    parser.add_argument("--none", action="store_true", help="the invoice has no terms of its own")
    parser.add_argument("--due", type=iso_day, metavar="D", help="the due date, instead of terms")
    parser.add_argument("--reason", metavar="T", default="", help="why the invoice changes")


def run(session: Session, options: Namespace) -> Answer:
    """Explain terms, or change those of an invoice, a customer or a group.

    Raises:
        UsageError: there are too many words, or options do not go together.
    """
    first, *rest = options.words
    if len(rest) > 1 or (rest and (options.due or options.group or options.none)):
        raise UsageError("Give the number of an invoice and its terms, or --due. Quote the terms.")
    if options.none and options.group:
        raise UsageError("--none is for an invoice. A group has none with empty TERMS.")
    if rest or options.due or options.none:
        return _invoice(session, options, first, "".join(rest))
    if options.group:
        return done(change_group_terms(options.group, first, session.as_of))
    if options.customer:
        customer_id = customer_id_of(options.customer)
        return done(change_customer_terms(customer_id, first, session.as_of))
    return _explained(session, first)


def _invoice(session: Session, options: Namespace, number: str, terms: str) -> Answer:
    customer_id = customer_id_of(options.customer) if options.customer else None
    item_id = invoice_of(number, customer_id).item_id
    is_off = options.none or not (terms.strip() or options.due)
    draft = DueDraft(item_id, options.reason, terms, options.due, is_off)
    outcome = change_due(draft, session.as_of)
    items = [
        {
            "number": each.number,
            "before": each.before.isoformat(),
            "due_date": each.after.isoformat(),
        }
        for each in outcome.value
    ]
    return done(outcome, items=items)


def _explained(session: Session, text: str) -> Answer:
    example = terms_example(text, session.as_of)
    parts = [
        {"percent": f"{percent.normalize():f}", "due_date": due.isoformat()}
        for percent, due in example.parts
    ]
    offer, cost = example.discount, figure_text(example.cost_of_refusing)
    document = {
        "terms": example.terms,
        "words": example.words,
        "date": session.as_of.isoformat(),
        "due_date": example.due_on.isoformat(),
        "parts": parts,
        "discount": offer
        and {
            "percent": f"{offer[0].normalize():f}",
            "until": offer[1].isoformat(),
            "cost_of_refusing": cost,
        },
    }
    rows = [[part["percent"], part["due_date"]] for part in parts]
    table = TextTable(("percent", "due"), rows, frozenset({0}))
    title = f"{example.terms}: {example.words}"
    if cost:
        title += f". To let the discount go costs {cost} % a year"
    return Answer(document, (table,), title)
