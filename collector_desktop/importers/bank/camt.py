"""ISO 20022 camt.052, camt.053 and camt.054 of all versions: reports, statements, notices."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from collector_desktop.domain.statement_totals import Declared
from collector_desktop.importers.bank.camt_entries import entry_lines, is_booked, only_day
from collector_desktop.importers.bank.draft import (
    LineError,
    StatementDraft,
    read_currency,
    read_money,
)
from collector_desktop.importers.xml_tree import Node, parse_xml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from collector_desktop.importers.bank.statement_text import StatementFile
    from collector_desktop.importers.base import BankStatement, StatementLine
    from collector_desktop.importers.notation import ReadHints

_KIND = re.compile(rb"camt\.?(05[234])", re.IGNORECASE)
_MESSAGES = {
    b"BkToCstmrAcctRpt": "camt052",
    b"BkToCstmrStmt": "camt053",
    b"BkToCstmrDbtCdtNtfctn": "camt054",
}
_STATEMENTS = {
    "camt052": "BkToCstmrAcctRpt/Rpt",
    "camt053": "BkToCstmrStmt/Stmt",
    "camt054": "BkToCstmrDbtCdtNtfctn/Ntfctn",
}
_FIRST_VERSION = "V01"
_OPENING = ("OPBD", "PRCD")
LONGEST_COUNT = 9


def camt_kind(start: bytes) -> str:
    """Return `camt052`, `camt053` or `camt054` for a file that begins like one, else empty."""
    if b"<" not in start[:200]:
        return ""
    named = next((kind for mark, kind in _MESSAGES.items() if b"<" + mark in start), "")
    if named:
        return named
    prefixed = next((kind for mark, kind in _MESSAGES.items() if b":" + mark + b">" in start), "")
    found = _KIND.search(start[:4000])
    return prefixed or (f"camt{found[1].decode()}" if found else "")


def read_camt(file: StatementFile, hints: ReadHints) -> list[BankStatement]:
    """Return the statements of a camt file.

    Raises:
        UnreadableFileError: it is no sound XML, hostile, or its lines are not what it declares.
    """
    entries = _Entries(hints)
    document = parse_xml(file, "Ntry", entries.take).first("Document") or Node("", 1, {})
    for message in document.parts:
        message.name = message.name.removesuffix(_FIRST_VERSION)
    kind = next((name for name, path in _STATEMENTS.items() if document.first(path)), "")
    if not kind:
        raise file.refused("has no statement in it")
    return [
        _statement(node, kind, entries.of(node)).finish(kind, file.name)
        for node in document.all(_STATEMENTS[kind])
    ]


@dataclass(slots=True)
class _Taken:
    """The entries of one statement: its draft, how many there are and how many wait.

    `sides` counts the entries that came to money in, and to money out; `mixed` is set by one whose
    lines do both. `only_day` is that of all its balances, looked for once: entries are many.
    """

    draft: StatementDraft
    only_day: date | None
    count: int = 0
    waiting: int = 0
    sides: Counter[bool] = field(default_factory=Counter)
    mixed: bool = False

    def add(self, lines: Sequence[StatementLine]) -> None:
        """Take the lines of one entry."""
        self.draft.lines += lines
        sides = {line.amount_minor > 0 for line in lines}
        self.mixed |= len(sides) > 1
        self.sides.update(sides)


class _Entries:
    """Reads entries as they come, so that a long statement is not held as a tree.

    The account and its currency stand before them.
    """

    def __init__(self, hints: ReadHints) -> None:
        self._currency = hints.default_currency
        self._taken: dict[int, _Taken] = {}

    def take(self, statement: Node, entry: Node) -> None:
        """Read one entry into the draft of its statement."""
        taken = self.of(statement, entry)
        taken.count += 1
        if not is_booked(entry):
            taken.waiting += 1
            return
        try:
            taken.add(entry_lines(entry, taken.draft.currency, taken.only_day))
        except LineError as wrong:
            taken.draft.reject(entry.row, wrong)

    def of(self, statement: Node, entry: Node | None = None) -> _Taken:
        """Return what was taken of a statement."""
        found = self._taken.get(id(statement))
        if found is None:
            amounts = [*statement.all("Bal/Amt"), *(entry.all("Amt") if entry else ())]
            named = (amount.attributes.get("Ccy", "") for amount in amounts)
            currency = statement.value("Acct/Ccy") or next(filter(None, named), "")
            draft = StatementDraft(currency=currency or self._currency)
            found = self._taken[id(statement)] = _Taken(draft, only_day(statement))
        return found


def _statement(node: Node, kind: str, taken: _Taken) -> StatementDraft:
    """Return one account's statement with all that is booked on it."""
    draft = taken.draft
    draft.account_key = node.value("Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id")
    draft.account_name = node.value("Acct/Nm", "Acct/Ownr/Nm")
    opening, closing = _balances(node, draft)
    draft.declared = Declared(opening=opening, closing=closing)
    if kind != "camt054" and not taken.waiting and not draft.problems:
        draft.declared = _with_sides(_with_count(draft, node, taken.count), taken, node)
    return draft


def _balances(node: Node, draft: StatementDraft) -> tuple[int | None, int | None]:
    """Return the booked opening and closing balance, None if the file gives none."""
    found: dict[str, int] = {}
    for balance in node.all("Bal"):
        code = balance.value("Tp/CdOrPrtry/Cd", "Tp/Cd")
        if balance.value("Tp/SubTp/Cd") == "INTM" or code in found:
            continue
        amount = balance.first("Amt")
        if amount is None or amount.attributes.get("Ccy", draft.currency) != draft.currency:
            continue
        try:
            minor = read_money(amount.text, read_currency(draft.currency), "Bal")
        except LineError as wrong:
            draft.reject(balance.row, wrong)
            continue
        found[code] = -minor if balance.value("CdtDbtInd") == "DBIT" else minor
    opening = next((found[code] for code in _OPENING if code in found), None)
    return opening, found.get("CLBD")


def _with_count(draft: StatementDraft, node: Node, entries: int) -> Declared:
    """Return what is declared, with the count where it counts what we count: lines.

    Banks count entries; where an entry was split into payments the number is put right.
    """
    stated = node.value("TxsSummry/TtlNtries/NbOfNtries")
    if not _is_count(stated):
        return draft.declared
    return replace(draft.declared, count=int(stated) + len(draft.lines) - entries)


def _with_sides(declared: Declared, taken: _Taken, node: Node) -> Declared:
    """Return what is declared with sums and counts of money in and of money out."""
    if taken.mixed:
        return declared
    ins, outs = (_side(node, taken, is_in=is_in) for is_in in (True, False))
    return replace(declared, total_in=ins[0], count_in=ins[1], total_out=outs[0], count_out=outs[1])


def _side(node: Node, taken: _Taken, *, is_in: bool) -> tuple[int | None, int | None]:
    """Return sum and count, as lines, that a statement states of one side; None where silent."""
    summary = f"TxsSummry/{'TtlCdtNtries' if is_in else 'TtlDbtNtries'}"
    total, count, currency = None, None, taken.draft.currency
    stated = node.value(f"{summary}/NbOfNtries")
    if _is_count(stated):
        lines = sum((line.amount_minor > 0) is is_in for line in taken.draft.lines)
        count = int(stated) + lines - taken.sides[is_in]
    with suppress(LineError):
        total = abs(read_money(node.value(f"{summary}/Sum"), read_currency(currency), "Sum"))
    return total, count


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_COUNT
