"""A statement that does not add up is refused, and comes in as it is when the user says so.

Oracle G6: opening balance and lines that do not come to the closing balance are refused.
"""

import json
import zipfile

import pytest

from collector_desktop.cli.main import main
from collector_desktop.domain.errors import UnbalancedStatementError
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file

WRONG = ":20:A\n:25:DE02120300000000202051\n:60F:C261101EUR100,\n:61:2611021102C50,NMSCREF1\n"
WRONG += ":86:Acme Ltd INV-1\n:62F:C261130EUR160,\n-\n"
RIGHT = WRONG.replace("EUR160,", "EUR150,").replace("202051", "202052")


@pytest.fixture
def archive(tmp_path):
    """An archive of two statements, of which one does not add up."""
    path = tmp_path / "november.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("one.sta", RIGHT)
        packed.writestr("two.sta", WRONG)
    return path


def test_it_is_refused_with_its_figures_and_says_what_can_be_done(archive):
    with pytest.raises(UnbalancedStatementError) as refused:
        read_file(archive)
    told = str(refused.value)
    assert all(each in told for each in ("two.sta", "150.00 EUR", "160.00 EUR", "as it is"))


def test_taken_as_it_is_its_lines_come_in_and_the_difference_is_pointed_out(archive):
    parsed = read_file(archive, hints=ReadHints(unbalanced=True))
    assert [line.amount_minor for line in parsed.rows] == [5_000, 5_000]
    sound, doubtful = parsed.statements
    assert sound.warnings == ()
    (warning,) = doubtful.warnings
    assert "closes at 160.00 EUR. It is taken as it is." in warning.reason


def ask(ledger, capsys, *arguments):
    status = main([*arguments, "--ledger", str(ledger), "--as-of", "2026-11-30", "--json"])
    caught = capsys.readouterr()
    return status, json.loads(caught.out) if caught.out else {}, caught.err


def test_the_command_line_takes_it_when_told(archive, tmp_path, capsys):
    ledger = tmp_path / "bank.collector"
    ask(ledger, capsys, "init")
    status, told, words = ask(ledger, capsys, "import", str(archive))
    assert (status, told) == (4, {})
    assert "--unbalanced" in words
    status, told, words = ask(ledger, capsys, "import", "--unbalanced", str(archive))
    (file,) = told["files"]
    assert (status, file["created"], file["rejected"]) == (0, 2, 0)
    assert "does not add up" in file["warnings"][0]["reason"]
    assert ask(ledger, capsys, "check")[1]["ok"]
    again = ask(ledger, capsys, "import", "--unbalanced", str(archive))[1]["files"][0]
    assert (again["created"], again["unchanged"]) == (0, 2)
