"""`restore --drill` over a ledger's life: thinned backups, plain ones, and two passwords."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from collector_desktop.services.backup_places import backup_folder
from collector_desktop.services.backups import automatic_backup
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from tests.cheap_guesses import cheap_guesses
from tests.conftest import TODAY

__all__ = ["cheap_guesses"]

FIRST, SECOND = "correct horse", "battery staple"
NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)


def usb(shop):
    return shop.folder / "usb"


def drill(shop, *more):
    return shop.call("restore", "--drill", "--json", "--in", usb(shop), *more)


def days_work(shop, days_ago, hours=(9, 17), secret=""):
    """Work on a day some time ago: the desk backs up after each change."""
    day = NOW - timedelta(days=days_ago)
    folder = backup_folder(usb(shop), shop.ledger)
    open_ledger(shop.ledger, "Priya", "test", secret)
    for hour in hours:
        change_settings({"company.phone": f"{days_ago} {hour}"}, TODAY)
        automatic_backup(shop.ledger, folder, day.replace(hour=hour))
    close_ledger()


@pytest.fixture
def lived(shop, say):
    """Three months: plain at first, then under a password, then under another."""
    days_work(shop, 90)
    say(FIRST)
    assert shop.call("encrypt", "--passphrase-stdin").status == 0
    days_work(shop, 20, secret=FIRST)
    say(FIRST, SECOND)
    assert shop.call("rekey", "--passphrase-stdin").status == 0
    days_work(shop, 3, secret=SECOND)
    days_work(shop, 0, secret=SECOND)
    return shop


def test_every_backup_that_thinning_left_comes_back_by_the_password_of_its_time(lived, say):
    """Of two a day the last is kept, of the last two days all. An empty line is no password."""
    before = lived.ledger.read_bytes()
    say(SECOND, "", FIRST)
    answer = drill(lived, "--passphrase-stdin")
    document = json.loads(answer.out)
    kept = [
        *((0, 17), (0, 9), (3, 17), (20, 17), (90, 17)),
    ]
    assert [each["made_at"] for each in document["backups"]] == [
        (NOW - timedelta(days=days)).strftime(f"%Y-%m-%dT{hour:02}:00:00Z") for days, hour in kept
    ]
    assert [each["protected"] for each in document["backups"]] == [True] * 4 + [False]
    assert [each["problem"] for each in document["backups"]] == [None] * 5
    assert (answer.status, document["ok"]) == (0, True)
    assert lived.ledger.read_bytes() == before


def test_what_no_password_opens_and_what_the_disk_spoiled_are_named_and_no_success(lived, say):
    say()
    assert drill(lived).status == 3
    listed = json.loads(lived.call("backup", "--list", "--json", "--in", usb(lived)).out)
    with open(listed["backups"][2]["file"], "r+b") as stream:  # noqa: PTH123 - from an answer
        stream.seek(50_000)
        stream.write(b"\xff\x00")
    say(SECOND)
    answer = drill(lived, "--passphrase-stdin")
    problems = [each["problem"] for each in json.loads(answer.out)["backups"]]
    assert answer.status == 1
    assert [bool(each) for each in problems] == [False, False, True, True, False]
    assert "has changed since it was made" in problems[2]
    assert "not the password" in problems[3]
