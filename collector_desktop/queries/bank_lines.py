"""Bank lines as lists show them, the rules for payers, and when the bank was last imported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

ACCOUNTS = """SELECT l.id, a.name FROM bank_line l JOIN bank_account a ON a.id = l.account_id
    WHERE l.status = 'open' AND l.booked_on <= :day"""

LAST_FILE = """SELECT b.file_name, b.imported_on FROM import_batch b
    WHERE b.kind = 'bank' ORDER BY b.id DESC LIMIT 1"""

COUNTS = """SELECT status, count(*) FROM bank_line WHERE booked_on <= :day GROUP BY status"""

LEFT_OUT = """SELECT id, booked_on, amount_minor, currency, payer, text FROM bank_line
    WHERE status = 'ignored' AND booked_on <= :day ORDER BY booked_on DESC, id DESC"""

RULES = """SELECT r.id, r.kind, r.pattern, c.code, c.name, r.hits, r.is_learned
    FROM bank_rule r JOIN customer c ON c.id = r.customer_id
    ORDER BY r.is_learned, c.name COLLATE NOCASE, r.kind, r.pattern"""


@frozen
class BankState:
    """What was imported last, if anything, and how many lines stand where."""

    file_name: str
    imported_on: date | None
    counts: dict[str, int]
    accounts: dict[int, str]


@frozen
class LeftOutLine:
    """A line that was left out of matching."""

    line_id: int
    booked_on: date
    amount_minor: int
    currency: str
    payer: str
    text: str


@frozen
class RuleRow:
    """A rule for payers; `hits` counts the lines that were confirmed by it."""

    rule_id: int
    kind: str
    pattern: str
    code: str
    name: str
    hits: int
    is_learned: bool


def bank_state(day: date) -> BankState:
    """Return what the page of payments says about the bank."""
    last = ask(LAST_FILE)
    return BankState(
        last[0][0] if last else "",
        date.fromisoformat(last[0][1]) if last else None,
        dict(ask(COUNTS, day=day.isoformat())),
        dict(ask(ACCOUNTS, day=day.isoformat())),
    )


def left_out_lines(day: date) -> tuple[LeftOutLine, ...]:
    """Return the lines that were left out, the newest first."""
    make: Callable[..., LeftOutLine] = LeftOutLine
    return tuple(
        make(number, date.fromisoformat(on), *rest)
        for number, on, *rest in ask(LEFT_OUT, day=day.isoformat())
    )


def bank_rules() -> tuple[RuleRow, ...]:
    """Return every rule, the user's own first."""
    make: Callable[..., RuleRow] = RuleRow
    return tuple(make(*row, bool(is_learned)) for *row, is_learned in ask(RULES))
