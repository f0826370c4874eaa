"""What goes with an e-mail of a run: the look of its words, the statement, copies of invoices."""

from email import message_from_bytes

import pytest

from collector_desktop.integrations.folders import resource
from collector_desktop.services.chase_runs import RunDraft
from collector_desktop.services.chase_sending import Delivery, run_at_once
from collector_desktop.services.mail_parts import parts_by
from collector_desktop.services.outbox import send_queued
from collector_desktop.services.procedures import adopt_procedures
from collector_desktop.storage.models import Customer, InvoiceCopy, Item, Message, ProcedureStep
from collector_desktop.storage.operations import operation
from tests.integration.mailing import Clock, ScriptedTransport, carrier

PDF = b"%PDF-1.4 the invoice itself"


@pytest.fixture
def run(acme, today, tmp_path):
    """Send a run by a server and return what the server is told."""
    adopt_procedures(today)
    with operation("test", "Acme writes e-mails and has a copy", today):
        Customer.update(email="ap@acme.example").where(Customer.id == acme.id).execute()
        InvoiceCopy.create(
            item=Item.get(), file_name="INV-1.pdf", media_type="application/pdf", sha256="0" * 64,
            content=PDF,
        )  # fmt: skip

    def send(attach, edit=""):
        with operation("test", "What the steps send", today):
            ProcedureStep.update(attach=attach, channel="email").execute()
        delivery = Delivery(tmp_path, resource("fonts"), by_server=True)
        run_at_once(RunDraft(approve_all=True), delivery, today)
        if edit:
            with operation("test", "Edit it", today):
                Message.update(body=edit, is_edited=True).execute()
        told = ScriptedTransport()
        by = carrier(told, parts_of=parts_by(resource("fonts")))
        send_queued(by, today, Clock().watch())
        return [message_from_bytes(content) for _, content in told.given]

    return send


def files(mail):
    return [part.get_filename() for part in mail.walk() if part.get_filename()]


def html(mail):
    part = next(part for part in mail.walk() if part.get_content_type() == "text/html")
    return part.get_payload(decode=True).decode()


@pytest.mark.parametrize(
    ("attach", "names"),
    [
        ("none", []),
        ("copies", ["INV-1.pdf"]),
        ("statement", ["Statement_ACME_2026-11-24.pdf"]),
        ("both", ["Statement_ACME_2026-11-24.pdf", "INV-1.pdf"]),
    ],
)
def test_a_step_sends_the_files_that_it_names(run, attach, names):
    (mail,) = run(attach)
    assert files(mail) == names
    if "INV-1.pdf" in names:
        assert [p.get_payload(decode=True) for p in mail.walk() if p.get_filename()][-1] == PDF


def test_the_words_of_the_template_have_their_look(run):
    (mail,) = run("none")
    assert "<table" in html(mail)
    assert "INV-1" in html(mail)


def test_words_that_were_edited_go_as_they_are(run):
    (mail,) = run("none", edit="Dear Tom,\n\nplease <call> me.")
    assert "INV-1" not in html(mail)
    assert "please &lt;call&gt; me." in html(mail)
