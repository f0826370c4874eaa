"""Global options, exit statuses and the ways in."""

import json
import os
import subprocess
import sys

import pytest

from collector_desktop import __main__ as starter
from collector_desktop import __version__
from collector_desktop.cli import failures
from collector_desktop.cli.commands import COMMANDS
from collector_desktop.cli.main import main
from collector_desktop.cli.session import TextTable
from collector_desktop.cli.tables import table_lines
from collector_desktop.integrations.folders import default_ledger, folders, resource

UNKNOWN = ("plans-of-ours", "dun", "phone")


def start(*arguments, **environ):
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "collector_desktop", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **environ},
    )


def test_global_options_stand_before_the_command_or_after_it(shop, capsys):
    common = ["--ledger", str(shop.ledger), "--as-of", "2026-11-24", "--json"]
    outputs = []
    for arguments in ([*common, "aged"], ["aged", *common], [*common[:2], "aged", *common[2:]]):
        assert main(arguments) == 0
        outputs.append(json.loads(capsys.readouterr().out))
    assert outputs[0] == outputs[1] == outputs[2]
    assert outputs[0]["as_of"] == "2026-11-24"


def test_the_ledger_comes_from_the_environment_where_none_is_named(shop, capsys, monkeypatch):
    monkeypatch.setenv("COLLECTOR_LEDGER", str(shop.ledger))
    assert main(["items", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["items"]) == 5


def test_without_any_name_the_ledger_lies_in_the_users_own_folder():
    assert default_ledger({}) == folders().ledger
    assert default_ledger({"COLLECTOR_LEDGER": " "}) == folders().ledger


def test_every_folder_lies_below_the_one_that_is_given(tmp_path):
    home = folders(tmp_path)
    assert all(
        path.is_relative_to(tmp_path)
        for path in (home.data, home.config, home.cache, home.logs, home.backups, home.ledger)
    )


def test_the_programs_own_files_are_found():
    assert (resource("fonts") / "CollectorSans-Regular.ttf").is_file()


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_command_that_is_not_there_is_wrong_usage(cli, name):
    assert "invalid choice" in cli.refuse(2, name)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("aged", "--as-of", "20261124"),
        ("aged", "--as-of", "2026-02-30"),
        ("aged", "--as-of", "9999-12-31"),
        ("aged", "--as-of", "0001-01-01"),
        ("aged", "--bas", "due"),
        ("aged", "--buckets", ""),
        ("aged", "--customer", ""),
        ("interest", "--item", ""),
        ("customer", ""),
        ("customer", " "),
        ("receipt", "", "5"),
        ("status", ""),
        ("merge", "ACME", ""),
        ("write-off", "", "--reason", "other"),
        ("allocate", "R-1", "", "1"),
        ("chase", "--dry-run", "--procedure", ""),
        ("log", "ACME", "--kind", "note", "--note", "n", "--item", ""),
        ("settings", "interest.regime", "contract", "--group", ""),
        ("aged", "--buckets", "30,x"),
        ("aged", "--buckets", "60,30"),
        ("aged", "--buckets", ",".join(map(str, range(1, 2000)))),
        ("items", "--open", "--all"),
        ("worklist", "--limit", "-1"),
        ("worklist", "--limit", "x"),
        ("customer",),
        ("log", "ACME"),
    ],
)
def test_wrong_usage_is_reported_in_one_line(cli, arguments):
    assert "--help" in cli.refuse(2, *arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name, capsys):
    assert main([name, "--help"]) == 0
    assert "--ledger FILE" in capsys.readouterr().out


def test_a_missing_ledger_cannot_be_opened(fresh):
    assert "is not there" in fresh.refuse(3, "aged")


@pytest.mark.parametrize("content", [b"", b"not a ledger at all", b"SQLite format 3\x00" * 20])
def test_a_file_that_is_no_ledger_cannot_be_opened(fresh, content):
    fresh.ledger.parent.mkdir()
    fresh.ledger.write_bytes(content)
    fresh.refuse(3, "items")
    assert fresh.ledger.read_bytes() == content


def test_a_damaged_ledger_cannot_be_opened(shop):
    content = bytearray(shop.ledger.read_bytes())
    content[5000:9000] = os.urandom(4000)
    shop.ledger.write_bytes(bytes(content))
    assert "damaged" in shop.refuse(3, "items")


def test_a_ledger_that_another_program_has_open_cannot_be_opened(shop):
    holder = (
        "import sys, pathlib; from collector_desktop.services.ledgers import open_ledger;"
        f"open_ledger(pathlib.Path({str(shop.ledger)!r}), 'a', 'b');"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "open\n"
        assert "another program" in shop.refuse(3, "aged")
        other.stdin.close()
    assert shop.call("aged").status == 0


def test_the_ledger_is_closed_after_a_failure(shop):
    shop.refuse(4, "customer", "NOBODY")
    assert not shop.ledger.with_name(shop.ledger.name + "-wal").exists()
    assert shop.call("aged").status == 0


def test_a_bug_is_reported_in_one_line_and_logged_without_data(shop, monkeypatch, tmp_path):
    def broken(session, _options):
        raise ZeroDivisionError(session.ledger.name)

    monkeypatch.setattr("collector_desktop.cli.commands.aged.run", broken)
    home = folders(tmp_path / "home")
    monkeypatch.setattr("collector_desktop.integrations.folders.folders", lambda: home)
    assert "ZeroDivisionError" in shop.refuse(5, "aged")
    log = (tmp_path / "home" / "logs" / failures.LOG_NAME).read_text(encoding="utf-8")
    assert "broken" in log
    assert shop.ledger.name not in log


def test_a_full_disk_is_the_outside_world(shop, monkeypatch):
    def full(_session, _options):
        raise OSError(28, "No space left on device", "ledger")

    monkeypatch.setattr("collector_desktop.cli.commands.aged.run", full)
    assert "No space left" in shop.refuse(5, "aged")


def test_the_version_is_printed_fast():
    done = start("--version")
    assert (done.returncode, done.stdout) == (0, f"collector-desktop {__version__}\n")
    script = (
        "import sys; sys.argv = ['collector-desktop', '--version'];"
        "from collector_desktop.__main__ import run; run();"
        "print(sorted({'peewee', 'PySide6', 'reportlab', 'argparse'} & set(sys.modules)))"
    )
    heavy = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert heavy.stdout.splitlines()[-1] == "[]"


def test_questions_and_files_of_text_load_neither_window_nor_printer_nor_workbooks(shop, tmp_path):
    file = tmp_path / "more.csv"
    file.write_text("type,number,customer,date,amount\ninvoice,N-1,ABBEY,2026-11-01,5.00\n")
    script = (
        "import sys; from collector_desktop.cli.main import main;"
        f"at = ['--ledger', {str(shop.ledger)!r}];"
        "main([*at, 'aged']);"
        f"assert main([*at, 'import', '--dry-run', {str(file)!r}]) == 0;"
        "print(sorted({'PySide6', 'reportlab', 'openpyxl', 'xlsxwriter'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_program_runs_as_a_module(fresh):
    made = start("init", "--ledger", fresh.ledger, "--json")
    assert (made.returncode, made.stderr) == (0, "")
    assert json.loads(made.stdout)["ledger"] == str(fresh.ledger)
    again = start("init", "--ledger", fresh.ledger)
    assert (again.returncode, again.stdout) == (4, "")
    assert again.stderr.count("\n") == 1


def test_a_reader_that_has_enough_breaks_nothing(shop):
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "collector_desktop", "audit", "--ledger", str(shop.ledger)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as done:
        done.stdout.close()
        assert done.stderr.read() == b""
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("argv", "window"),
    [
        ([], []),
        (["--demo"], ["--demo"]),
        (["--demo", "--render=out"], ["--demo", "--render=out"]),
        (["my.collector"], ["my.collector"]),
        (["--ledger", "x"], ["x"]),
        (["--ledger=x", "--as-of", "2026-11-24"], ["--as-of=2026-11-24", "x"]),
        (["--help"], None),
        (["--json"], None),
        (["aged"], None),
        (["--ledger", "x", "aged"], None),
        (["--ledger"], None),
        (["my.collector", "aged"], None),
    ],
)
def test_the_window_opens_only_where_no_command_is_meant(argv, window):
    expected = (starter.COMMAND_LINE, argv) if window is None else (starter.WINDOW, window)
    assert starter._starter(argv) == expected


@pytest.mark.parametrize("argv", [["--self-test"], ["--self-test", "--json"]])
def test_the_self_test_is_neither_a_command_nor_a_window(argv):
    assert starter._starter(argv) == (starter.TRIED, argv[1:])
    assert "--self-test" in start("--help").stdout


def test_a_table_is_aligned_and_obeys_no_control_characters():
    rows = [("\x1b[2JÉa\u0301", "1.00"), ("漢字", "-1200.00")]
    assert table_lines(TextTable(("name", "owed"), rows, frozenset({1}), "GBP")) == [
        "GBP",
        "name        owed",
        "------  --------",
        " [2JÉa\u0301      1.00",
        "漢字    -1200.00",
    ]


def test_a_folder_is_no_ledger_and_a_day_too_far_off_is_reported_as_such(shop):
    shop.ledger.unlink()
    shop.ledger.mkdir()
    assert "is a folder" in shop.refuse(3, "aged")
    assert "from 1900 to 2199" in shop.refuse(2, "aged", "--as-of", "2200-01-01")
    assert "from 1900 to 2199" in shop.refuse(2, "aged", "--as-of", "1899-12-31")


def test_the_help_of_import_does_not_list_every_file_of_an_export(capsys):
    assert main(["import", "--help"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


@pytest.mark.parametrize(
    "arguments",
    [
        ("log", "ACME", "--kind", "note", "--note", "caf\udce9"),
        ("import", "caf\udce9.csv"),
        ("statement", "ACME", "--out", "caf\udce9"),
        ("log", "ACME", "--kind", "call", "--outcome", "BUSY", "--item", "\udcff"),
    ],
)
def test_bytes_that_are_no_text_are_refused_as_such(shop, arguments):
    assert "is not text" in shop.refuse(2, *arguments)
