"""Months of business made at random leave by `export` and come back: every answer is the same."""

import json
import random

import pytest

from tests.integration.cli.random_business import CODES, LAST, live

QUESTIONS = (
    *(("promises",), ("plans",), ("disputes",), ("holds", "--all"), ("limits",), ("placement",)),
    *(("status", "--all"), ("worklist",), ("items", "--all"), ("aged",), ("forecast",)),
    *(("kpi",), ("cheques",), ("tasks", "--all"), ("interest",), ("chase", "--dry-run")),
    ("kpi", "--from", "2026-09-01", "--promises-by", "customer"),
    ("kpi", "--from", "2026-09-01", "--promises-by", "collector"),
    ("kpi", "--from", "2026-09-01", "--promises-by", "month"),
    *(("disputes", "--report", by) for by in ("reason", "group", "age")),
)
OF_A_CUSTOMER = ("customer", "trace", "application", "advice", "contact", "credit", "statement")
SEEDS = range(3)


def answers(line, days):
    """Return the JSON of every question, on each of some days."""
    questions = [*QUESTIONS, *((name, code) for name in OF_A_CUSTOMER for code in CODES)]
    questions = [(*each, "75") if each[0] == "credit" else each for each in questions]
    cases = range(1, len(line.ask("disputes", as_of=LAST.isoformat())["disputes"]) + 1)
    found = {}
    for day in days:
        for question in (*questions, *(("case", str(number)) for number in cases)):
            result = line.call(*question, "--json", as_of=day)
            is_answer = result.out.startswith("{")
            found[day, *question] = json.loads(result.out) if is_answer else result.err
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_business_at_random_answers_alike_after_export_and_import(cli, seed):
    days = live(cli, seed)
    asked = sorted({each.isoformat() for each in days[:: len(days) // 2]} | {LAST.isoformat()})
    assert cli.ask("check", as_of=LAST.isoformat())["ok"]
    before = answers(cli, asked)
    out = cli.folder / "out"
    cli.ask("export", out, as_of=LAST.isoformat())
    cli.ledger = cli.folder / "books" / "copy.collector"
    cli.ask("init", "--name", "Copy")
    files = list(out.iterdir())
    random.Random(seed).shuffle(files)  # noqa: S311 - an order, no secret
    done = cli.ask("import", *files, as_of=LAST.isoformat())["files"]
    assert [each["errors"] for each in done] == [[]] * len(files)
    after = answers(cli, asked)
    for question, answer in before.items():
        assert after[question] == answer, question
    assert cli.ask("check", as_of=LAST.isoformat())["ok"]
