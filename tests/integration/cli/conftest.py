"""A command line to call in tests, with a ledger of its own."""

import io
import json
import sys
from dataclasses import dataclass
from shutil import copytree
from typing import Any

import pytest

from collector_desktop.cli.main import main

AS_OF = "2026-11-24"

CUSTOMERS = (
    "code,name,kind,email,phone,address1,address2,city,region,postcode,country,currency,terms,"
    "credit_limit,procedure,group\n"
    "ACME,Acme Ltd,company,ap@acme.example,0117 496 0101,1 High St,,Bath,,BA1 1AA,GB,GBP,NET 30,"
    "500.00,,Chain\n"
    "BETA,Smith & <Sons>,sole_trader,,,,,,,,GB,GBP,,,,\n"
    "KUW,Gulf Trading,company,,,,,,,,KW,KWD,,0,,\n"
)
ITEMS = """type,number,customer,date,due_date,amount,currency,reference,description
invoice,INV-1,ACME,2026-08-26,2026-09-25,100.00,GBP,PO 7,Timber
invoice,INV-2,ACME,2026-11-10,2026-12-10,40.00,GBP,,
receipt,R-1,ACME,2026-10-20,,60.00,GBP,,
credit_note,CN-1,ACME,2026-11-01,,5.00,GBP,,
invoice,INV-3,BETA,2026-10-25,2026-11-24,250.50,GBP,,
invoice,K-1,KUW,2026-10-01,2026-10-31,1.250,KWD,,
"""
ALLOCATIONS = """from,to,date,amount
R-1,INV-1,2026-10-20,60.00
"""


@dataclass(frozen=True)
class Result:
    """What a call gave back."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


class CommandLine:
    """Calls the program on one ledger, at one day."""

    def __init__(self, folder, capsys):
        self.folder = folder
        self.ledger = folder / "books" / "test.collector"
        self._capsys = capsys

    def call(self, *arguments, as_of=AS_OF):
        """Return what a call gave, whatever its status."""
        self._capsys.readouterr()
        common = ["--ledger", str(self.ledger), "--as-of", as_of]
        status = main([*common, *map(str, arguments)])
        written = self._capsys.readouterr()
        assert "Traceback" not in written.out + written.err
        return Result(status, written.out, written.err)

    def ask(self, *arguments, as_of=AS_OF):
        """Return the JSON answer of a call that must succeed."""
        result = self.call(*arguments, "--json", as_of=as_of)
        assert result.status == 0, result.err
        return result.document

    def refuse(self, status, *arguments, as_of=AS_OF):
        """Call what must fail with a status and one line of explanation; return the line."""
        result = self.call(*arguments, as_of=as_of)
        assert (result.status, result.out) == (status, ""), result.err
        assert result.err.count("\n") == 1
        return result.err.strip()

    def write(self, name, text):
        """Write a file to import and return its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def load(self, items, allocations="", customers=CUSTOMERS):
        """Import native rows, without their headings, into the ledger."""
        files = [
            self.write("customers.csv", customers),
            self.write("items.csv", ITEMS.splitlines()[0] + "\n" + items),
        ]
        if allocations:
            text = ALLOCATIONS.splitlines()[0] + "\n" + allocations
            files.append(self.write("allocations.csv", text))
        return self.ask("import", *files)

    def native(self):
        """Write the three native files of the small test business; return their paths."""
        return [
            self.write("allocations.csv", ALLOCATIONS),
            self.write("items.csv", ITEMS),
            self.write("customers.csv", CUSTOMERS),
        ]


@pytest.fixture
def fresh(tmp_path, capsys):
    """A command line whose ledger does not exist yet."""
    return CommandLine(tmp_path, capsys)


def make_once(folder, *commands):
    """Let the program make a ledger that tests get copies of; return its folder."""
    ledger = CommandLine(folder, None).ledger
    for command in commands:
        assert main(["--ledger", str(ledger), "--as-of", AS_OF, *map(str, command)]) == 0
    return folder


@pytest.fixture(scope="session")
def empty_business(tmp_path_factory):
    return make_once(tmp_path_factory.mktemp("empty-business"), ("init", "--name", "Harbour Ltd"))


@pytest.fixture(scope="session")
def small_business(empty_business, tmp_path_factory):
    folder = tmp_path_factory.mktemp("small-business")
    copytree(empty_business, folder, dirs_exist_ok=True)
    return make_once(folder, ("import", *CommandLine(folder, None).native()))


@pytest.fixture
def cli(fresh, empty_business):
    """A command line on an empty ledger."""
    copytree(empty_business, fresh.folder, dirs_exist_ok=True)
    return fresh


@pytest.fixture
def shop(fresh, small_business):
    """A command line on the ledger of a small business, whose files lie beside it."""
    copytree(small_business, fresh.folder, dirs_exist_ok=True)
    return fresh


@pytest.fixture
def say(monkeypatch):
    """Put lines on standard input."""

    def put(*lines):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return put
