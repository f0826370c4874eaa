"""The mail account from the command line: test, send, read answers, decide."""

import io
import json
from pathlib import Path

import pytest

from collector_desktop.integrations import secrets as kept
from collector_desktop.services.ledgers import close_ledger, open_ledger
from collector_desktop.storage.models import Customer, Message
from tests.integration.mailing import queue
from tests.mail_box import Box, mail_box
from tests.mail_server import DATA, PASSWORD, Post, mail_server

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1", "::1"]),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]
REPLY = DATA / "incoming" / "reply-html-only.eml"


@pytest.fixture(autouse=True)
def trusting(monkeypatch):
    """Trust the authority of the tests, and have no store for passwords."""
    monkeypatch.setenv("SSL_CERT_FILE", str(DATA / "authority.pem"))
    monkeypatch.setattr(kept, "trusted_store", lambda: None)


@pytest.fixture
def typed(monkeypatch):
    def type_in(text):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return type_in


@pytest.fixture
def account(cli):
    """A ledger whose settings name a server on this computer."""
    cli.call("init", "--name", "Vale Ltd")

    def set_(port, **more):
        values = {
            "mail.way": "smtp",
            "mail.host": "localhost",
            "mail.port": port,
            "mail.from_address": "accounts@vale.example",
            "mail.rate": 60,
            **more,
        }
        for name, value in values.items():
            assert cli.call("settings", name, value).status == 0

    return set_


@pytest.fixture
def waiting(cli, account):
    open_ledger(Path(cli.ledger), "Priya", "test")
    with_mail = [_customer(code) for code in ("ACME", "BETA")]
    close_ledger()
    return with_mail


def _customer(code):
    from collector_desktop.storage.operations import operation  # noqa: PLC0415
    from tests.conftest import TODAY  # noqa: PLC0415

    with operation("test", "A customer", TODAY):
        customer = Customer.create(code=code, name=code, currency="GBP", email=f"{code}@x.example")
    return queue(customer, f"{code.lower()}@x.example")


def test_a_test_goes_to_oneself_and_says_how_long_the_server_can_be_trusted(cli, account, typed):
    with mail_server(Post()) as post:
        account(post.port)
        typed(PASSWORD + "\n")
        result = cli.call("mail", "test", "--password-stdin", "--json")
    assert result.status == 0
    assert result.document["to"] == "accounts@vale.example"
    assert result.document["certificate_until"] == "2099-01-01"
    assert post.mails[0][1] == ["accounts@vale.example"]
    assert PASSWORD not in result.out + result.err


def test_a_refused_password_is_a_failure_of_the_world_outside(cli, account, typed):
    with mail_server(Post()) as post:
        account(post.port)
        typed("wrong\n")
        result = cli.call("mail", "test", "--password-stdin")
    assert result.status == 5
    assert "app password" in result.err
    assert "wrong" not in result.err


def test_without_a_password_it_says_where_to_give_one(cli, account):
    account(1)
    result = cli.call("mail", "test")
    assert result.status == 4
    assert "--password-stdin" in result.err


def test_an_empty_standard_input_is_wrong_usage(cli, account, typed):
    account(1)
    typed("")
    assert cli.call("mail", "test", "--password-stdin").status == 2


def test_nothing_is_sent_while_e_mail_is_handed_over(cli, account):
    account(1, **{"mail.way": "handover"})
    result = cli.call("mail", "send")
    assert (result.status, "handed over" in result.err) == (4, True)


def test_what_waits_is_sent_and_what_failed_can_be_tried_again(cli, account, waiting, typed):
    post = Post(at_rcpt={"beta@x.example": "550 5.1.1 unknown"})
    with mail_server(post):
        account(post.port)
        typed(PASSWORD + "\n")
        result = cli.call("mail", "send", "--password-stdin", "--json")
        assert (result.status, result.document["states"]) == (1, {"sent": 1, "failed": 1})
        outbox = cli.call("mail", "--json").document
        assert (outbox["failed"], outbox["messages"][0]["customer"]) == (1, "BETA")
        assert cli.call("mail", "again", waiting[1]).status == 0
        post.at_rcpt.clear()
        typed(PASSWORD + "\n")
        again = cli.call("mail", "send", "--password-stdin", "--json")
    assert (again.status, again.document["states"]) == (0, {"sent": 1})
    assert cli.call("mail").out.strip() == "Nothing waits."


def test_what_may_have_gone_is_decided_by_hand(cli, account, waiting):
    open_ledger(Path(cli.ledger), "Priya", "test")
    from collector_desktop.storage.operations import operation  # noqa: PLC0415
    from tests.conftest import TODAY  # noqa: PLC0415

    with operation("test", "Lose sight of one", TODAY):
        Message.update(state="unknown").where(Message.id == waiting[0]).execute()
    close_ledger()
    assert cli.call("mail", "--json").document["unknown"] == 1
    assert cli.call("mail", "gone", waiting[0]).status == 0
    assert cli.call("mail", "gone", waiting[0]).status == 4
    assert cli.call("undo").status == 0
    assert cli.call("mail", "--json").document["unknown"] == 1


def test_answers_are_read_and_filed(cli, account, waiting, typed):
    with mail_box(Box()) as box:
        box.put(REPLY.read_bytes().replace(b"tom@ouse.example", b"acme@x.example"))
        account(1, **{"mail.imap_host": "localhost", "mail.imap_port": box.port})
        typed(PASSWORD + "\n")
        result = cli.call("mail", "fetch", "--password-stdin", "--json")
    assert (result.status, result.document) == (0, {"filed": {"reply": 1}})
    told = json.dumps(cli.call("customer", "ACME", "--json").document["timeline"])
    assert "Reply from acme@x.example" in told


def test_without_a_server_for_answers_nothing_is_read(cli, account):
    account(1)
    assert cli.call("mail", "fetch").status == 4


def test_what_goes_beyond_the_most_of_a_day_waits(cli, account, waiting, typed):
    with mail_server(Post()) as post:
        account(post.port, **{"mail.daily": 1})
        typed(PASSWORD + "\n")
        first = cli.call("mail", "send", "--password-stdin", "--json")
        assert first.document["states"] == {"sent": 1, "queued": 1}
        assert "Left waiting: 1" in first.err
        typed(PASSWORD + "\n")
        second = cli.call("mail", "send", "--password-stdin")
    assert (second.status, len(post.mails), len(waiting)) == (4, 1, 2)
    assert "allow more in Settings" in second.err
