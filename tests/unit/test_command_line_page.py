"""The page on the command line names every command and every option, and fits on a screen."""

import re
from argparse import SUPPRESS, ArgumentParser, _SubParsersAction
from pathlib import Path

import pytest

from collector_desktop.cli.arguments import load
from collector_desktop.cli.commands import COMMANDS

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
WORDS = frozenset(re.findall(r"--[a-z][a-z0-9-]*|[\w-]+", PAGE))
WIDEST = 100


def options(parser):
    """Yield the options that a parser and those below it take and show."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for below in action.choices.values():
                yield from options(below)
        elif action.help != SUPPRESS:
            yield from (name for name in action.option_strings if name.startswith("--"))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_on_the_page_with_its_options(name):
    parser = ArgumentParser(add_help=False)
    load(name).configure(parser)
    assert re.search(rf"(?:`|^){name}\b", PAGE, re.MULTILINE)
    assert set(options(parser)) <= WORDS


def test_nothing_but_tables_is_wider_than_a_screen():
    wide = [line for line in PAGE.splitlines() if len(line) > WIDEST and not line.startswith("|")]
    assert wide == []


def test_no_table_lists_commands():
    assert not re.search(r"^\| command", PAGE, re.MULTILINE)
