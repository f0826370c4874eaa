"""encrypt, decrypt, rekey, and every other command on a ledger under a password."""

import json

import pytest

from collector_desktop.storage.cipher import key_path
from tests.cheap_guesses import cheap_guesses

__all__ = ["cheap_guesses"]

PASSWORD = "correct horse"  # noqa: S105
OTHER = "battery staple"


@pytest.fixture
def books(shop, say):
    """A ledger with customers and items under a password."""
    say(PASSWORD)
    done = shop.call("encrypt", "--passphrase-stdin", "--json")
    assert done.status == 0
    return json.loads(done.out)


def test_encrypt_shows_the_recovery_code_once_and_leaves_no_plain_ledger(shop, books):
    assert books["protected"] is True
    assert len(books["recovery_code"].replace("-", "")) == 32
    content = shop.ledger.read_bytes()
    assert b"Acme Ltd" not in content
    assert not content.startswith(b"SQLite")
    assert books["recovery_code"] not in key_path(shop.ledger).read_text("utf-8")


def test_every_answer_is_the_same_with_the_password(shop, say):
    questions = [["aged"], ["items", "--all"], ["worklist"], ["customer", "ACME"], ["check"]]
    before = [shop.call(*question, "--json").out for question in questions]
    say(PASSWORD)
    shop.call("encrypt", "--passphrase-stdin")
    after = []
    for question in questions:
        say(PASSWORD)
        after.append(shop.call("--passphrase-stdin", *question, "--json").out)
    assert after == before


def test_without_or_with_a_wrong_password_a_command_ends_with_3(shop, books, say):
    say()
    assert shop.call("aged").status == 3
    say("wrong password")
    refused = shop.call("aged", "--passphrase-stdin")
    assert refused.status == 3
    assert "not the password" in refused.err
    assert "Traceback" not in refused.err
    say(books["recovery_code"])
    assert shop.call("aged", "--passphrase-stdin").status == 0


def test_standard_input_that_ends_too_early_is_wrong_usage(shop, books, say):
    say()
    assert shop.call("aged", "--passphrase-stdin").status == 2


def test_rekey_takes_the_old_password_first(shop, books, say):
    say(PASSWORD, OTHER)
    changed = shop.call("rekey", "--passphrase-stdin", "--json")
    assert changed.status == 0
    assert json.loads(changed.out)["recovery_code"] != books["recovery_code"]
    say(PASSWORD)
    assert shop.call("check", "--passphrase-stdin").status == 3
    say(OTHER)
    assert shop.call("check", "--passphrase-stdin").status == 0


def test_after_a_new_password_the_old_one_opens_what_was_copied_before(shop, books, say):
    copy = shop.folder / "before.collector"
    say(PASSWORD)
    assert shop.call("backup", copy, "--passphrase-stdin").status == 0
    say(PASSWORD, OTHER)
    told = shop.call("rekey", "--passphrase-stdin").err
    assert "The old password and its recovery code open only the backups from before." in told
    assert "not encrypted" not in told
    shop.ledger = shop.folder / "books" / "restored.collector"
    say(OTHER)
    assert shop.call("restore", copy, "--passphrase-stdin").status == 3
    say(PASSWORD)
    assert shop.call("restore", copy, "--passphrase-stdin").status == 0


def test_decrypt_gives_the_plain_ledger_back(shop, books, say):
    say(OTHER)
    assert shop.call("decrypt", "--passphrase-stdin").status == 3
    say(PASSWORD)
    assert shop.call("decrypt", "--passphrase-stdin").status == 0
    assert shop.call("check").status == 0
    assert not key_path(shop.ledger).exists()


def test_short_passwords_and_second_ones_are_refused(shop, say):
    say("short")
    assert shop.call("encrypt", "--passphrase-stdin").status == 4
    say(PASSWORD)
    assert shop.call("encrypt", "--passphrase-stdin").status == 0
    say(OTHER)
    assert shop.call("encrypt", "--passphrase-stdin").status == 4


def test_a_protected_backup_is_restored_by_its_password(shop, books, say, tmp_path):
    copy = tmp_path / "usb" / "books.collector-backup"
    say(PASSWORD)
    assert shop.call("backup", copy, "--passphrase-stdin").status == 0
    say()
    assert shop.call("restore", copy).status == 3
    say(PASSWORD)
    assert shop.call("restore", copy, "--passphrase-stdin").status == 0
    say(PASSWORD)
    assert shop.call("check", "--passphrase-stdin").status == 0


def test_an_action_is_undone_under_a_password_too(shop, books, say):
    say(PASSWORD)
    shop.call("receipt", "ACME", "10.00", "--passphrase-stdin")
    say(PASSWORD)
    assert shop.call("undo", "--passphrase-stdin").status == 0
    say(PASSWORD)
    assert shop.call("check", "--passphrase-stdin").status == 0


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("check", "Give it on a line of standard input with --passphrase-stdin."),
        ("decrypt", "Give it on a line of standard input with --passphrase-stdin."),
        ("encrypt", "test.collector is already protected by a password. Use rekey to change it."),
    ],
)
def test_without_a_terminal_it_is_said_how_to_give_a_password(shop, books, say, command, said):
    say()
    assert said in shop.call(command).err


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("encrypt", 2, "There is no terminal at which to type the new password."),
        ("decrypt", 4, "test.collector is not protected by a password."),
        ("rekey", 4, "test.collector is not protected by a password."),
    ],
)
def test_of_a_plain_ledger_no_password_is_asked(shop, say, command, status, said):
    say()
    answer = shop.call(command)
    assert answer.status == status
    assert said in answer.err
    shop.ledger.unlink()
    missing = shop.call(command)
    assert missing.status == 3
    assert f"{shop.ledger} is not there." in missing.err
