"""What comes in is told apart and read as plain text, however it is made."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.integrations.mail.bounces import Bounced
from collector_desktop.integrations.mail.incoming import (
    LONGEST_TEXT,
    IncomingKind,
    read_head,
    read_mail,
    received_at,
)

DATA = Path(__file__).resolve().parents[3] / "data" / "mail" / "incoming"
REF = "<0123456789abcdef0123456789abcdef.7@vale.example>"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def mail(name):
    return read_mail((DATA / f"{name}.eml").read_bytes())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("dsn-unknown-user", "bounce"),
        ("dsn-delayed", "bounce"),
        ("dsn-policy-whole-message", "bounce"),
        ("bounce-in-words", "bounce"),
        ("reply", "reply"),
        ("reply-html-only", "reply"),
        ("out-of-office", "auto_reply"),
        ("newsletter", "auto_reply"),
    ],
)
def test_each_kind_is_known_by_its_head_alone(name, kind):
    raw = (DATA / f"{name}.eml").read_bytes()
    head = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    assert read_head(head).kind == read_mail(raw).head.kind == IncomingKind(kind)


def test_an_answer_is_read_as_its_plain_text():
    found = mail("reply")
    assert found.head.from_address == "tom@ouse.example"
    assert found.head.subject == "Re: Invoice INV-1 \N{EN DASH} paid on Friday"
    assert found.head.refs == (REF,)
    assert found.text == "Dear Priya,\n\nwe pay £120.00 on Friday.\n\nTom"


def test_an_answer_in_html_is_read_as_words_only():
    found = mail("reply-html-only")
    assert found.head.from_address == "tom@ouse.example"
    assert found.text == "Dear Priya,\n\nwe dispute £12.00"


@pytest.mark.parametrize(
    ("name", "bounced"),
    [
        (
            "dsn-unknown-user",
            Bounced(
                "tom@ouse.example",
                "550 5.1.1 <tom@ouse.example>: no such user here",
                is_lasting=True,
                is_bad_address=True,
            ),
        ),
        (
            "dsn-delayed",
            Bounced(
                "tom@ouse.example",
                "connect to mx.ouse.example: timed out",
                is_lasting=False,
                is_bad_address=False,
            ),
        ),
        (
            "dsn-policy-whole-message",
            Bounced(
                "TOM@ouse.example",
                "550 5.7.1 Message rejected",
                is_lasting=True,
                is_bad_address=False,
            ),
        ),
    ],
)
def test_a_report_says_who_was_not_reached_and_whether_for_good(name, bounced):
    assert mail(name).bounced == (bounced,)


@pytest.mark.parametrize(
    "name", ["dsn-unknown-user", "dsn-policy-whole-message", "bounce-in-words"]
)
def test_a_bounce_names_the_message_that_came_back(name):
    assert mail(name).head.refs == (REF,)


HOSTILE = (
    b"",
    b"\x00" * 1_000,
    b"From: \xff\xfe\r\nSubject: =?x-unknown?q?abc?= =?utf-8?b?!!!?=\r\n\r\nx",
    b"From: a@b\r\nContent-Type: text/plain; charset=x-nonsense\r\n\r\n\xe4",
    b"From: a@b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
    b"Content-Type: multipart/mixed\r\n\r\nno boundary",
    (
        b'Content-Type: multipart/report; boundary="x"; report-type=delivery-status\r\n\r\n'
        b"--x\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n\r\n--x--"
    ),
    b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (depth, depth)
        for depth in range(3_000)
    ),
    b"References: " + b"<a@b> " * 100_000 + b"\r\n\r\n",
    b"From: " + b"(" * 50_000 + b"\r\n\r\n",
    b"From: a@b\r\n\r\n" + b"word " * 500_000,
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n' + b"--x\r\n\r\ny\r\n" * 20_000,
)


@pytest.mark.parametrize("raw", HOSTILE)
def test_nothing_that_comes_in_makes_reading_fail(raw):
    found = read_mail(raw)
    assert len(found.text) <= LONGEST_TEXT
    assert len(found.head.refs) <= 50
    assert read_head(raw).kind in IncomingKind


@given(st.binary(max_size=2_000), st.sampled_from(sorted(p.name for p in DATA.glob("*.eml"))))
def test_damaged_e_mails_are_read_all_the_same(noise, name):
    raw = (DATA / name).read_bytes()
    at = len(noise) * 7 % len(raw)
    found = read_mail(raw[:at] + noise + raw[at + len(noise) :])
    assert "\x00" not in found.text + found.head.subject + found.head.from_address


def test_the_server_says_when_it_came_but_never_later_than_now():
    assert received_at("24-Nov-2026 10:00:00 +0100", NOW) == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert received_at(" 4-Nov-2026 10:00:00 +0000", NOW).day == 4
    assert received_at("24-Nov-2036 10:00:00 +0000", NOW) == NOW
    assert received_at("yesterday", NOW) == NOW
