"""`chase --send` against a mail server on this computer."""

import io
import json
from email import message_from_bytes
from email.policy import default

import pytest

from collector_desktop.integrations import secrets as kept
from tests.integration.cli.test_cli_chase import CUSTOMERS, ITEMS, PROCEDURES
from tests.mail_server import DATA, PASSWORD, Post, mail_server

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1", "::1"]),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]
ACCOUNT = {
    "mail.way": "smtp",
    "mail.host": "localhost",
    "mail.from_address": "accounts@vale.example",
    "mail.rate": 60,
}


@pytest.fixture(autouse=True)
def trusting(monkeypatch):
    """Trust the authority of the tests, and have no store for passwords."""
    monkeypatch.setenv("SSL_CERT_FILE", str(DATA / "authority.pem"))
    monkeypatch.setattr(kept, "trusted_store", lambda: None)


@pytest.fixture
def books(fresh, monkeypatch):
    fresh.ask("init")
    fresh.load(ITEMS, customers=CUSTOMERS)
    fresh.ask("procedures", "load", fresh.write("procedures.json", json.dumps(PROCEDURES)))

    def send(port, *more):
        for name, value in {**ACCOUNT, "mail.port": port}.items():
            fresh.call("settings", name, value)
        monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
        return fresh.call("chase", "--send", "--password-stdin", "--json", *more)

    fresh.send = send
    return fresh


def steps(books):
    return {each["number"]: each["step"] for each in books.ask("items")["items"]}


def test_one_e_mail_goes_to_the_customer_and_is_recorded_against_its_step(books, tmp_path):
    """Tryton: one e-mail, the recipient, the subject, automatic, logged with its step."""
    with mail_server(Post()) as post:
        result = books.send(post.port, "--out", tmp_path / "out")
    assert result.status == 0, result.err
    assert result.document["mail"] == {"sent": 1}
    ((sender, recipients, content),) = post.mails
    mail = message_from_bytes(content, policy=default)
    assert (sender, recipients) == ("accounts@vale.example", ["pay@note.example"])
    assert mail["To"].addresses[0].display_name == "Note Ltd"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Subject"].startswith("[Account NOTE]")
    assert "90.00" in mail.get_body(("plain",)).get_content()
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".pdf", ".pdf"]
    assert (steps(books)["N-1"], steps(books)["A-1"]) == ("Reminder 1", "Final")
    assert [each["kind"] for each in books.ask("customer", "NOTE")["timeline"]].count("email") == 1
    assert books.ask("check")["ok"]


def test_without_a_folder_letters_wait_for_another_run(books):
    with mail_server(Post()) as post:
        assert books.send(post.port).status == 0
    assert (steps(books)["N-1"], steps(books)["A-1"]) == ("Reminder 1", None)
    assert [each["customer"] for each in books.ask("chase", "--dry-run")["messages"]] == ["ACME"]


def test_what_has_left_cannot_be_taken_back(books):
    with mail_server(Post()) as post:
        books.send(post.port)
    said = books.refuse(4, "undo")
    assert "undone" in said or "taken back" in said
    assert steps(books)["N-1"] == "Reminder 1"


def test_what_the_server_refuses_is_not_sent_and_its_step_is_still_due(books):
    with mail_server(Post(at_rcpt={"pay@note.example": "550 5.1.1 unknown"})) as post:
        result = books.send(post.port)
    assert (result.status, result.document["mail"]) == (1, {"failed": 1})
    assert steps(books)["N-1"] is None


def test_a_server_that_is_away_leaves_the_e_mail_waiting_and_it_is_sent_later_once(books):
    assert books.send(1).status == 5
    assert steps(books)["N-1"] == "Reminder 1"
    with mail_server(Post()) as post:
        assert books.send(post.port).document["mail"] == {"sent": 1}
        assert books.send(post.port).document["mail"] == {}
    assert len(post.mails) == 1
