"""The papers to one customer that `paper` makes; each is recorded in the customer's history."""

from __future__ import annotations

from argparse import Namespace

from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.session import Session, UsageError
from collector_desktop.cli.words import spoken_day
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import DEBITS, ItemType
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.queries.promises import promises
from collector_desktop.services.paper_agreed import (
    OfferDraft,
    promise_confirmation,
    settlement_offer,
)
from collector_desktop.services.paper_application import application_paper, blank_application
from collector_desktop.services.paper_decision import decision_letter
from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.paper_plan import newest_plan, plan_paper
from collector_desktop.services.paper_receipt import receipt_paper
from collector_desktop.services.papers import Paper
from collector_desktop.services.report_parts import PaperFile


def receipt(session: Session, options: Namespace) -> Paper:
    """Return the receipt for the payment of a number."""
    whose = customer_id_of(options.customer) if options.customer else None
    entry = entry_of(_target(options, "the number of a payment"), {ItemType.RECEIPT}, whose)
    return receipt_paper(entry.item_id, session.as_of, resource("fonts"))


def plan(session: Session, options: Namespace) -> Paper:
    """Return the sheet of the plan of an id, or of the newest plan of a customer."""
    target = _target(options, "a plan or a customer")
    plan_id = int(target) if _is_id(target) else newest_plan(_customer(target), session.as_of)
    return plan_paper(plan_id, session.as_of, resource("fonts"))


def promise(session: Session, options: Namespace) -> Paper:
    """Return the confirmation of the promise of an id, or of the newest one of a customer."""
    target = _target(options, "a promise or a customer")
    promise_id = int(target) if _is_id(target) else _newest_promise(_customer(target), session)
    return promise_confirmation(promise_id, session.as_of, resource("fonts"))


def settlement(session: Session, options: Namespace) -> Paper:
    """Return the offer to take less in full settlement."""
    customer_id = _customer(_target(options, "a customer"))
    if not options.amount or not options.by:
        raise UsageError("An offer needs --amount A and --by D.")
    currency = customer_facts(customer_id).currency
    chosen = [entry_of(number, DEBITS, customer_id) for number in options.item]
    minor = minor_units(options.amount, chosen[0].currency if chosen else currency)
    by = spoken_day(options.by, session.as_of)
    draft = OfferDraft(customer_id, minor, by, tuple(entry.item_id for entry in chosen))
    return settlement_offer(draft, session.as_of, resource("fonts"))


def interest(session: Session, options: Namespace) -> Paper:
    """Return the calculation of interest of a customer."""
    customer_id = _customer(_target(options, "a customer"))
    return interest_paper(customer_id, session.as_of, resource("fonts"))


def decision(session: Session, options: Namespace) -> Paper:
    """Return the letter on what was decided on the credit of a customer."""
    customer_id = _customer(_target(options, "a customer"))
    return decision_letter(customer_id, session.as_of, resource("fonts"))


def application(session: Session, options: Namespace) -> Paper | PaperFile:
    """Return the form to ask for credit, blank where nobody is named."""
    language = options.language or ""
    if language and language not in LANGUAGES:
        raise UsageError(f"There is no form in {language!r}. Use {', '.join(LANGUAGES)}.")
    if not options.target:
        return blank_application(session.as_of, resource("fonts"), language)
    customer_id = _customer(options.target)
    return application_paper(customer_id, session.as_of, resource("fonts"), language)


def _newest_promise(customer_id: int, session: Session) -> int:
    found = promises(session.as_of, customer_id)
    is_open = [row for row in found if row.status is PromiseStatus.OPEN]
    if not is_open:
        name = customer_facts(customer_id).name
        raise RefusedError(f"{name} has no promise that is open.", "See `promises`.")
    return max(is_open, key=lambda row: (row.taken_on, row.promise_id)).promise_id


def _target(options: Namespace, what: str) -> str:
    if not options.target:
        raise UsageError(f"`paper {options.kind}` needs {what}.")
    return str(options.target)


def _customer(code: str) -> int:
    return customer_id_of(code)


def _is_id(target: str) -> bool:
    return target.isascii() and target.isdigit()
