"""Short ways to put bank lines into a ledger, and to see what is proposed for them."""

from datetime import date
from itertools import count

from collector_desktop.services.bank_proposals import bank_proposals
from collector_desktop.storage.models import BankAccount, BankLine
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

BOOKED = date(2026, 11, 20)
_KEYS = count(1)


def bank_line(minor, text="", on=BOOKED, **more):
    """Write one open line of the account, which is made when it is not there."""
    with operation("test", "Read a bank line", TODAY):
        account, _ = BankAccount.get_or_create(key="MAIN", name="Current", currency="GBP")
        values = {"currency": "GBP", "text": text, **more}
        return BankLine.create(
            account=account,
            line_key=f"line {next(_KEYS)}",
            booked_on=on,
            amount_minor=minor,
            **values,
        )


def offers(line):
    """Return what is proposed for a line, the surest first."""
    found = {each.line.line_id: each for each in bank_proposals(TODAY)}
    return found[line.id].offers


def status(line):
    return BankLine.get_by_id(line.id).status
