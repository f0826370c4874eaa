"""Every paper to a customer that goes by e-mail is known by the PDF that the customer got."""

from datetime import date
from email import message_from_bytes
from email.policy import default
from hashlib import sha256

import pytest

from collector_desktop.cli import paper_customers as makers
from collector_desktop.cli.paper_kinds import KINDS
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
from collector_desktop.domain.procedures import Attach
from collector_desktop.domain.settings import COMPANY_NAME
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.sent_documents import sent_documents
from collector_desktop.queries.settings import settings
from collector_desktop.services.chase_runs import RunDraft
from collector_desktop.services.chase_sending import Delivery, run_at_once
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.credit_decisions import Decided, DecisionDraft, decide_credit
from collector_desktop.services.history import undo_last
from collector_desktop.services.mail_parts import parts_by
from collector_desktop.services.outbox import send_queued
from collector_desktop.services.paper_agreed import (
    OfferDraft,
    promise_confirmation,
    settlement_offer,
)
from collector_desktop.services.paper_application import application_paper
from collector_desktop.services.paper_decision import decision_letter
from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_mail import draft_paper
from collector_desktop.services.paper_plan import plan_paper
from collector_desktop.services.paper_queue import mail_paper
from collector_desktop.services.paper_receipt import receipt_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Contact, Customer, Promise
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.chasing import customer as buyer
from tests.integration.chasing import day, email, owes, promise, use
from tests.integration.mailing import Clock, ScriptedTransport, carrier
from tests.integration.money import item, receive
from tests.integration.papers import FONTS, set_up_company


def _plan(customer):
    parts = schedule(equal_parts(60_00, 2), date(2026, 12, 1), read_every("month"))
    return plan_paper(agree_plan(PlanDraft(customer.id, "GBP", parts), TODAY).value, TODAY, FONTS)


def _receipt(customer):
    receive(customer, 10_00, TODAY, "BACS", "auto")
    return receipt_paper(item("R-000001").id, TODAY, FONTS)


def _promise(customer):
    promise(customer, 10_00, date(2026, 12, 1), TODAY, "INV-1")
    return promise_confirmation(Promise.get().id, TODAY, FONTS)


def _settlement(customer):
    draft = OfferDraft(customer.id, 60_00, date(2026, 12, 24))
    return settlement_offer(draft, TODAY, FONTS)


def _decision(customer):
    decide_credit(DecisionDraft(customer.id, Decided.GRANTED, 500_00, "Accounts seen"), TODAY)
    return decision_letter(customer.id, TODAY, FONTS)


MADE = {
    "statement": lambda customer: statement_paper(customer.id, TODAY, FONTS),
    "letter": lambda customer: letter_paper(customer.id, "reminder-2", TODAY, FONTS),
    "interest": lambda customer: interest_paper(customer.id, TODAY, FONTS),
    "application": lambda customer: application_paper(customer.id, TODAY, FONTS),
    "receipt": _receipt,
    "plan": _plan,
    "promise": _promise,
    "settlement": _settlement,
    "decision": _decision,
}


@pytest.fixture
def reached(acme):
    set_up_company()
    change_settings({"interest.regime": "auto"}, TODAY)
    with operation("test", "Reach", TODAY):
        Customer.update(email="ap@acme.example", kind="company").execute()
    return acme


def attached_to(mail):
    """Return the PDFs that an e-mail has, as its reader saves them."""
    return [
        part.get_payload(decode=True)
        for part in message_from_bytes(mail).walk()
        if part.get_content_type() == "application/pdf"
    ]


def require_complete(draft):
    """Require a subject by which an answer finds its account, a greeting and who writes (D.7)."""
    mail = message_from_bytes(draft, policy=default)
    assert mail["Subject"].startswith("[Account ACME] ")
    text = mail.get_body(("plain",)).get_content()
    assert text.splitlines()[0] == "Dear Sir or Madam"
    assert settings()[COMPANY_NAME] in text.split("Yours faithfully")[1]


def known(content):
    return sent_documents(sha256(content).hexdigest())


def test_every_kind_of_paper_to_customers_is_tried():
    to_customers = {name for name, kind in KINDS.items() if kind.make in vars(makers).values()}
    assert MADE.keys() == to_customers | {"statement", "letter"}


@pytest.mark.parametrize("kind", MADE)
def test_the_pdf_of_a_draft_is_known_and_so_is_the_draft(reached, tmp_path, kind):
    paper = MADE[kind](reached)
    draft = draft_paper(paper, tmp_path, TODAY).value.read_bytes()
    [pdf] = attached_to(draft)
    assert pdf == paper.content
    require_complete(draft)
    for content in (pdf, draft):
        [sent] = known(content)
        assert (sent.customer_id, sent.kind) == (reached.id, paper.kind)
        assert (sent.made_on, sent.ways) == (TODAY, ("email",))


@pytest.mark.parametrize("kind", MADE)
def test_a_paper_waits_for_the_server_goes_once_and_is_known(reached, tmp_path, kind):
    change_settings({"mail.way": "smtp"}, TODAY)
    paper = MADE[kind](reached)
    mailed = mail_paper(paper, tmp_path, TODAY).value
    assert mailed.is_queued
    assert known(paper.content)[0].ways == ()
    with pytest.raises(RefusedError, match="waits to go by e-mail"):
        mail_paper(paper, tmp_path, TODAY)
    told = ScriptedTransport()
    for _ in range(2):
        send_queued(carrier(told, parts_of=parts_by(FONTS)), TODAY, Clock().watch())
    [(_, mail)] = told.given
    [pdf] = attached_to(mail)
    assert pdf == paper.content == mailed.path.read_bytes()
    for content in (pdf, mail):
        [sent] = known(content)
        assert (sent.customer_id, sent.kind) == (reached.id, paper.kind)
        assert (sent.made_on, sent.ways) == (TODAY, ("email",))
    [contact] = Contact.select().where(Contact.kind == "email")
    assert {row.item_id for row in contact.contactitem_set} == set(paper.item_ids)
    assert check_ledger(TODAY) == []


def test_a_single_paper_is_taken_back_while_it_waits(reached, tmp_path):
    change_settings({"mail.way": "smtp"}, TODAY)
    mail_paper(MADE["statement"](reached), tmp_path, TODAY)
    undo_last(TODAY)
    told = ScriptedTransport()
    send_queued(carrier(told, parts_of=parts_by(FONTS)), TODAY, Clock().watch())
    assert told.given == []


@pytest.mark.parametrize("by_server", [False, True])
def test_what_a_run_encloses_is_known_once_it_went(ledger, tmp_path, by_server):
    """A step that sends the statement along, as a draft and by a server."""
    who = buyer()
    owes(who)
    use(email("First", 7, attach=Attach.STATEMENT))
    on, fonts = day(8), resource("fonts")
    sent = run_at_once(RunDraft(), Delivery(tmp_path, fonts, by_server=by_server), on).value
    if by_server:
        told = ScriptedTransport()
        send_queued(carrier(told, parts_of=parts_by(fonts)), on, Clock().watch())
        [(_, mail)] = told.given
    else:
        [mail] = [path.read_bytes() for path in sent.files]
    [pdf] = attached_to(mail)
    [found] = known(pdf)
    assert (found.customer_id, found.kind, found.made_on) == (who.id, "statement", on)
    assert found.ways == ("email",)
    assert known(mail)[0].ways == ("email",)
