"""Bank statements into the ledger: accounts found or made, lines that are new, none twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from peewee import fn

from collector_desktop.domain.bank_totals import itemised_totals, totals_of_items
from collector_desktop.domain.bank_words import line_key
from collector_desktop.importers.bank.csv_lines import FEE, REFUND
from collector_desktop.importers.base import BankStatement, StatementLine
from collector_desktop.services.import_cheques import with_returned_cheques
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.bulk import RowWriter, tuples
from collector_desktop.storage.models import BankAccount, BankLine, ImportBatch

OPEN, NOT_OURS = "open", "not_ours"
IS_TOTAL = "This is the total of payments that came in one by one; it was left out."
TOTAL_LEFT_OUT = "A line of {day} is the total of these payments; it was left out of matching."
TOTAL_MATCHED = (
    "A line of {day} that was matched is the total of these payments: leave them out, or undo that."
)


class BankRows:
    """Brings the lines of a file in; a line that another file brought before is left as it is.

    Lines that one file has twice are two; lines of overlapping files are the same, known by their
    key. Where the account was read in another format before, whose words and marks differ, lines
    of the same day and amount are the same, as many as there are.
    """

    def __init__(self, batch_id: int, profile: str, tally: Tally) -> None:
        self._batch_id = batch_id
        self._profile = profile
        self._tally = tally
        self._writer = RowWriter(BankLine, batch_id)

    def take(
        self,
        statements: Sequence[BankStatement],
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write all lines that are new; `progress` is told how many of how many are done."""
        total = sum(len(statement.lines) for statement in statements)
        accounts: dict[int, list[StatementLine]] = {}
        for statement in statements:
            if statement.lines:
                accounts.setdefault(self._account(statement), []).extend(statement.lines)
            for warning in statement.warnings:
                self._tally.warn(warning.row, warning.column, warning.value, warning.reason)
        done = 0
        for account_id, lines in accounts.items():
            self._take(account_id, lines)
            done += len(lines)
            if progress is not None:
                progress(done, total)

    def _take(self, account_id: int, lines: Sequence[StatementLine]) -> None:
        lines = [self._grown(account_id, line) for line in lines]
        seen: Counter[str] = Counter()
        keys = [_key(line, seen) for line in lines]
        known, others = _stored(account_id, self._profile, frozenset(keys))
        new: list[tuple[str, StatementLine]] = []
        for key, line in zip(keys, lines, strict=True):
            same = line.booked_on, line.amount_minor
            if key in known or not line.amount_minor:
                self._tally.unchanged += 1
            elif others[same] > 0:
                others[same] -= 1
                self._tally.unchanged += 1
            else:
                new.append((key, line))
        new = with_returned_cheques(account_id, new)
        for key, line in self._without_doubles(account_id, new, others):
            self._write(account_id, key, line)
        self._writer.flush()

    def _grown(self, account_id: int, line: StatementLine) -> StatementLine:
        """Return a line; of a refund that a list of payments sums up what it grew by, if anything.

        The payment's own mark is at the head of its words.
        """
        mark = line.bank_id.removesuffix(f"-{REFUND}")
        if line.bank_type != REFUND or mark == line.bank_id:
            return line
        known = BankLine.select(fn.sum(BankLine.amount_minor)).where(
            BankLine.account == account_id,
            BankLine.bank_type == REFUND,
            BankLine.text.startswith(f"{REFUND.capitalize()} of {mark} "),
        )
        return replace(line, amount_minor=min(0, line.amount_minor - (known.scalar() or 0)))

    def _without_doubles(
        self,
        account_id: int,
        new: list[tuple[str, StatementLine]],
        others: Counter[tuple[date, int]],
    ) -> list[tuple[str, StatementLine]]:
        """Return the new lines less totals of which the ledger has the payments.

        Where it has the total, and that waits to be matched, the total is left out instead.
        """
        fresh = [(line.booked_on, line.amount_minor) for _, line in new]
        for day, minor in itemised_totals(fresh, others):
            left_out = (
                BankLine.update(status="ignored")
                .where(
                    BankLine.account == account_id,
                    BankLine.booked_on == day,
                    BankLine.amount_minor == minor,
                    BankLine.status == OPEN,
                )
                .execute()
            )
            words = TOTAL_LEFT_OUT if left_out else TOTAL_MATCHED
            self._tally.warn(0, "", day.isoformat(), words.format(day=day))
        totals = totals_of_items(fresh, others)
        for _, line in new:
            if (line.booked_on, line.amount_minor) in totals:
                self._tally.unchanged += 1
                self._tally.warn(line.row, "amount", "", IS_TOTAL)
        return [one for one in new if (one[1].booked_on, one[1].amount_minor) not in totals]

    def _account(self, statement: BankStatement) -> int:
        """Return the account of a statement; one number may hold several currencies."""
        for key in (statement.account_key, f"{statement.account_key} {statement.currency}"):
            found = BankAccount.get_or_none(BankAccount.key == key)
            if found is None:
                made = BankAccount.create(
                    key=key,
                    name=statement.account_name,
                    currency=statement.currency,
                    batch=self._batch_id,
                )
                return int(made.id)
            if found.currency == statement.currency:
                return int(found.id)
        raise AssertionError(statement.account_key)

    def _write(self, account_id: int, key: str, line: StatementLine) -> None:
        status = status_of(line)
        self._tally.created += 1
        self._tally.to_match += status == OPEN
        self._writer.add(
            account_id,
            key,
            line.booked_on.isoformat(),
            line.value_on.isoformat() if line.value_on else None,
            line.amount_minor,
            line.currency,
            line.payer,
            line.payer_account,
            line.reference,
            line.text,
            line.bank_type,
            int(line.is_return),
            status,
        )


def status_of(line: StatementLine) -> str:
    """Return whether a line waits to be matched: money in, and payments that came back.

    A fee that was given back is money in that no customer paid.
    """
    is_ours = line.is_return or (line.amount_minor > 0 and line.bank_type != FEE)
    return OPEN if is_ours else NOT_OURS


def payments_found(count: int) -> str:
    """Return in words how many lines of a file wait to be matched."""
    if count == 0:
        return "no new payments"
    return "1 new payment to match" if count == 1 else f"{count:,} new payments to match"


def _key(line: StatementLine, seen: Counter[str]) -> str:
    """Return a line's key; lines that only case or blanks tell apart are alike, so they count."""
    text = "" if line.bank_id else " ".join((line.payer, line.reference, line.text))
    first = line_key(line.bank_id, line.booked_on, line.amount_minor, text, 0)
    place = seen[first]
    seen[first] += 1
    if not place:
        return first
    return line_key(line.bank_id, line.booked_on, line.amount_minor, text, place)


def _stored(
    account_id: int, profile: str, keys: frozenset[str]
) -> tuple[set[str], Counter[tuple[date, int]]]:
    """Return the keys of an account's lines, and the lines of other formats without these keys."""
    query = (
        BankLine.select(
            BankLine.line_key, BankLine.booked_on, BankLine.amount_minor, ImportBatch.profile
        )
        .join(ImportBatch)
        .where(BankLine.account == account_id)
    )
    known: set[str] = set()
    others: Counter[tuple[date, int]] = Counter()
    for key, booked_on, amount, origin in tuples(query):
        known.add(key)
        if origin != profile and key not in keys:
            others[booked_on, amount] += 1
    return known, others
