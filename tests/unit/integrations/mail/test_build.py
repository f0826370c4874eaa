"""An e-mail says exactly what its facts say, to one recipient, whatever the facts hold."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from collector_desktop.domain.errors import CollectorError
from collector_desktop.integrations.mail.build import (
    LARGEST_MAIL,
    Attached,
    MailFacts,
    build_mail,
)
from collector_desktop.integrations.mail.headers import ascii_file_name, header_text, mail_address
from tests.unit.integrations.mail.mime import head_and_body, parts

REF = "<abc123@vale.example>"
AT = datetime(2026, 11, 24, 9, 14, tzinfo=UTC)
FACTS = MailFacts(
    to_name="Jürgen Müller",
    to_address="rechnung@müller.example",
    subject="Invoice INV-1 is overdue: €1 200,00",
    text="Dear Jürgen,\n\nplease pay 1\u202f200,00\u00a0€ <today>.\n\nPriya",
    attached=(Attached("Mahnung Müller 24/11.pdf", b"%PDF-1.4 \x00\xff"),),
    from_name="Priya Shah",
    from_address="accounts@vale.example",
    reply_to="collections@vale.example",
    answers=("<first@vale.example>", "<second@vale.example>"),
)
HEAD = [
    ("From", "Priya Shah <accounts@vale.example>"),
    ("To", "Jürgen Müller <rechnung@xn--mller-kva.example>"),
    ("Subject", "Invoice INV-1 is overdue: €1 200,00"),
    ("Reply-To", "collections@vale.example"),
    ("Date", "Tue, 24 Nov 2026 09:14:00 +0000"),
    ("Message-ID", REF),
    ("In-Reply-To", "<second@vale.example>"),
    ("References", "<first@vale.example> <second@vale.example>"),
    ("Auto-Submitted", "auto-generated"),
    ("X-Auto-Response-Suppress", "OOF, AutoReply"),
]
HOSTILE = (
    "=?utf-8?q?=0ABcc:_evil=40x.example?=",
    "=?utf-8?b?CkJjYzogZXZpbEB4LmV4YW1wbGU=?=",
    "x\r\nBcc: evil@x.example",
    "x\nBcc: evil@x.example",
    "x\rBcc: evil@x.example",
    "x\x85Bcc: evil@x.example",
    "x\u2028Bcc: evil@x.example",
    "x\x00Bcc: evil@x.example",
    "\u202egnp.exe",
    '"quoted" <evil@x.example>, other@x.example;',
    "a" * 5_000,
    "=?" * 200,
    "日本語" * 80,
    "(comment) @ : ; < > , [ ] \\",
    "",
    " ",
)


def names(raw):
    return [name for name, _ in head_and_body(raw)[0]]


def test_the_head_says_who_to_whom_and_about_what():
    fields, _ = head_and_body(build_mail(FACTS, REF, AT))
    assert [pair for pair in fields if not pair[0].startswith(("MIME", "Content"))] == HEAD


def test_the_first_e_mail_of_a_sender_without_another_address_has_no_line_for_either():
    plain = replace(FACTS, reply_to="", answers=())
    fields, _ = head_and_body(build_mail(plain, REF, AT))
    silent = {"Reply-To", "In-Reply-To", "References"}
    kept = [pair for pair in HEAD if pair[0] not in silent]
    assert [pair for pair in fields if not pair[0].startswith(("MIME", "Content"))] == kept


def test_text_comes_first_then_html_then_the_files():
    text, html, pdf = parts(build_mail(FACTS, REF, AT))
    assert text[0]["Content-Type"] == 'text/plain; charset="utf-8"'
    assert text[1].decode().replace("\r\n", "\n").strip() == FACTS.text
    assert "&lt;today&gt;" in html[1].decode()
    assert "<today>" not in html[1].decode()
    assert pdf[1] == b"%PDF-1.4 \x00\xff"
    assert 'filename="Mahnung_Muller_24_11.pdf"' in pdf[0]["Content-Disposition"]


def test_the_same_facts_give_the_same_bytes():
    assert build_mail(FACTS, REF, AT) == build_mail(FACTS, REF, AT)
    assert build_mail(FACTS, REF, AT) != build_mail(FACTS, "<other@vale.example>", AT)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("where", ["subject", "to_name", "from_name"])
def test_no_text_adds_a_line_to_the_head_or_a_recipient(where, text):
    raw = build_mail(replace(FACTS, **{where: text}), REF, AT)
    assert names(raw) == names(build_mail(FACTS, REF, AT))
    fields = dict(head_and_body(raw)[0])
    assert fields["To"].endswith(
        "rechnung@xn--mller-kva.example>" if fields["To"][-1] == ">" else ""
    )
    assert b"\nBcc:" not in raw


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_of_a_file_adds_a_line(text):
    raw = build_mail(replace(FACTS, attached=(Attached(text, b"x"),)), REF, AT)
    assert names(raw) == names(build_mail(FACTS, REF, AT))
    assert b"\nBcc:" not in raw
    assert ascii_file_name(text).isascii()


@pytest.mark.parametrize(
    "address",
    [
        *HOSTILE,
        "accounts",
        "@vale.example",
        "a@b@c.example",
        "alice@example.org)bob@example.com",
        "a@x.example, b@x.example",
        "a b@x.example",
        "<a@x.example>",
        "müller@x.example",
        "a@" + "x" * 70 + ".example",
        "a" * 250 + "@x.example",
        ".a@x.example",
    ],
)
def test_an_address_that_is_none_is_refused_in_a_sentence(address):
    with pytest.raises(CollectorError, match="is not an e-mail address"):
        build_mail(replace(FACTS, to_address=address), REF, AT)


def test_an_address_keeps_its_form_and_its_domain_becomes_ascii():
    assert mail_address(" o'brien+x@Vale.example ") == "o'brien+x@Vale.example"
    assert mail_address("a@bücher.example") == "a@xn--bcher-kva.example"


def test_an_e_mail_larger_than_servers_take_is_refused():
    too_large = Attached("all.pdf", b"x" * LARGEST_MAIL)
    with pytest.raises(CollectorError, match=r"has 1\d\.\d MB"):
        build_mail(replace(FACTS, attached=(too_large,)), REF, AT)


def test_a_header_is_one_short_line_of_what_is_seen():
    assert header_text(" a\t b\r\nc ") == "a b c"
    assert len(header_text("a" * 5_000)) == 200
