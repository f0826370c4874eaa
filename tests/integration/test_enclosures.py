"""What went with an e-mail is known again by its own bytes."""

import hashlib
from datetime import timedelta
from email import message_from_bytes

from collector_desktop.integrations.mail.build import Attached
from collector_desktop.queries.sent_documents import sent_documents
from collector_desktop.services.outbox import send_queued
from collector_desktop.services.outbox_rows import MailParts
from collector_desktop.services.sent_check import ShownFile, answers_to, look_at
from collector_desktop.storage.models import Document
from tests.integration.mailing import GONE, Clock, ScriptedTransport, carrier, queue
from tests.unit.importers.whole_files import cii, pdf

STATEMENT, NOTES = b"%PDF-1.4 the statement", b"something else"
PARTS = MailParts(
    attached=(
        Attached("Statement.pdf", STATEMENT, paper="statement"),
        Attached("notes.txt", NOTES, "text/plain"),
    )
)


def hashed(content):
    return hashlib.sha256(content).hexdigest()


def send(told, today):
    send_queued(carrier(told, parts_of=lambda _: PARTS), today, Clock().watch())


def test_the_enclosure_that_the_customer_got_is_the_one_that_is_known(acme, today):
    queue(acme)
    told = ScriptedTransport()
    send(told, today)
    [(_, mail)] = told.given
    got = [part for part in message_from_bytes(mail).walk() if part.get_filename()]
    received = got[0].get_payload(decode=True)
    [sent] = sent_documents(hashed(received))
    assert (sent.customer_id, sent.kind, sent.file_name) == (acme.id, "statement", "Statement.pdf")
    assert (sent.made_on, sent.ways) == (today, ("email",))


def test_what_is_no_paper_of_ours_is_not_recorded(acme, today):
    queue(acme)
    send(ScriptedTransport(), today)
    assert sent_documents(hashed(NOTES)) == ()
    assert Document.select().count() == 2


def test_what_the_server_refused_was_not_sent(acme, today):
    queue(acme)
    send(ScriptedTransport(GONE), today)
    assert sent_documents(hashed(STATEMENT)) == ()


def test_a_file_is_not_known_before_the_day_it_went(acme, today, tmp_path):
    queue(acme)
    send(ScriptedTransport(), today)
    path = tmp_path / "shown.pdf"
    path.write_bytes(STATEMENT)
    files = look_at([path])
    [before] = answers_to(files, today - timedelta(days=1))
    [now] = answers_to(files, today)
    assert (before.sent, len(now.sent)) == ((), 1)


def test_what_a_stranger_wrote_is_only_looked_at(ledger, tmp_path, today):
    names = {
        "invoice.pdf": pdf(("factur-x.xml", cii())),
        "locked.pdf": pdf(("factur-x.xml", cii()), code="secret"),
        "broken.pdf": b"%PDF-1.7\n1 0 obj <<",
        "empty.pdf": b"",
    }
    for name, content in names.items():
        (tmp_path / name).write_bytes(content)
    found = look_at([tmp_path / name for name in names])
    assert [each.is_invoice for each in found] == [True, False, False, False]
    assert [each.sent for each in answers_to(found, today)] == [()] * 4


def test_a_file_that_cannot_be_read_says_so(ledger, tmp_path, today):
    folder, gone = tmp_path, tmp_path / "gone.pdf"
    shown = look_at([folder, gone])
    assert all(isinstance(each, ShownFile) for each in shown)
    assert "it is a folder" in shown[0].problem
    assert "cannot be read" in shown[1].problem
    assert [each.sent for each in answers_to(shown, today)] == [(), ()]
