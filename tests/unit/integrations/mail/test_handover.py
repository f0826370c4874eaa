"""A draft opens in the user's own program; nobody else on the computer can read it."""

import os
import stat
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from collector_desktop.domain.errors import CollectorError
from collector_desktop.integrations.mail.build import Attached, MailFacts
from collector_desktop.integrations.mail.handover import clear_drafts, mailto_link, write_draft
from tests.unit.integrations.mail.mime import head_and_body, parts

FACTS = MailFacts(
    "Tom Hartley",
    "tom@ouse.example",
    "Invoice INV-1 & more? 100%",
    "Dear Tom,\n\nplease pay £12 + costs.",
    attached=(Attached("INV-1.pdf", b"%PDF"),),
)


def test_a_draft_has_a_recipient_and_no_sender_so_that_it_can_be_edited(tmp_path):
    draft = write_draft(tmp_path / "drafts", "Reminder ACME", FACTS)
    head = [name for name, _ in head_and_body(draft.content)[0]]
    assert head == ["To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"]
    assert draft.path.read_bytes() == draft.content
    assert parts(draft.content)[-1][1] == b"%PDF"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def test_only_the_user_may_read_a_draft(tmp_path):
    draft = write_draft(tmp_path / "drafts", "Reminder", FACTS)
    assert stat.S_IMODE(draft.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(draft.path.parent.stat().st_mode) == 0o700


def test_a_draft_is_never_written_over_another_nor_outside_its_folder(tmp_path):
    first = write_draft(tmp_path, "../../etc/x", FACTS)
    second = write_draft(tmp_path, "../../etc/x", replace(FACTS, subject="Other"))
    assert first.path != second.path
    assert {first.path.parent, second.path.parent} == {tmp_path}
    assert b"Subject: Other" in second.path.read_bytes()
    clear_drafts(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_mailto_link_says_the_same_and_adds_no_recipient():
    link = mailto_link(replace(FACTS, subject="x&bcc=evil@x.example\r\nBcc: evil@x.example"))
    assert "%0D%0A%0D%0Aplease" in link
    split = urlsplit(link)
    assert split.path == "tom@ouse.example"
    assert parse_qs(split.query) == {
        "subject": ["x&bcc=evil@x.example Bcc: evil@x.example"],
        "body": ["Dear Tom,\r\n\r\nplease pay £12 + costs."],
    }


def test_a_text_too_long_for_a_link_is_refused():
    with pytest.raises(CollectorError, match="too long"):
        mailto_link(replace(FACTS, text="word " * 1_000))
