"""OFX and QFX: tagged text (OFX 1) or XML (OFX 2), as tolerantly as banks write it.

No XML parser is used, for half of all files are not well formed; entities are not expanded and a
document type is refused.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import DecimalSurvey, DecimalVerdict
from collector_desktop.domain.bank_words import one_line
from collector_desktop.importers.bank.draft import (
    LineError,
    StatementDraft,
    is_returned,
    read_currency,
    read_money,
)
from collector_desktop.importers.base import BankStatement, StatementLine

if TYPE_CHECKING:
    from collector_desktop.importers.bank.statement_text import StatementFile
    from collector_desktop.importers.notation import ReadHints
    from collector_desktop.importers.profile import DecimalSign

NAME = "ofx"

_TAG = re.compile(r"<(/?)([A-Za-z0-9_.]{1,64})(?:\s[^<>]{0,500})?/?>([^<]*)")
_ENCODING = re.compile(rb"encoding=[\"']([\w-]{1,20})|CHARSET:\s*([\w-]{1,20})", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_STATEMENTS = frozenset({"STMTRS", "CCSTMTRS"})
_OWN_ACCOUNTS = frozenset({"BANKACCTFROM", "CCACCTFROM"})
_OTHER_ACCOUNTS = frozenset({"BANKACCTTO", "CCACCTTO"})
_STATUS = frozenset({"SEVERITY", "MESSAGE"})
_GROUPS = _OWN_ACCOUNTS | _OTHER_ACCOUNTS | {"LEDGERBAL", "AVAILBAL", "STMTTRN", "STATUS"}


def looks_like_ofx(start: bytes) -> bool:
    """Return whether a file begins as OFX does."""
    upper = start.upper()
    return b"<OFX>" in upper or b"OFXHEADER" in upper[:400]


def read_ofx(file: StatementFile, hints: ReadHints) -> list[BankStatement]:
    """Return the statements of an OFX file.

    Raises:
        UnreadableFileError: it is cut off, hostile, or has no statement.
    """
    text = file.text(_encoding(file.data))
    upper = text.upper()
    if "<!DOCTYPE" in upper or "<!ENTITY" in upper:
        raise file.refused("has a document type, which no bank writes")
    begin = upper.find("<OFX")
    if begin < 0:
        raise file.refused("has no <OFX> element")
    if "</OFX>" not in upper:
        raise file.refused("is cut off: its end is missing")
    walk = _Walk(hints.default_currency)
    row = text.count("\n", 0, begin) + 1
    for found in _TAG.finditer(text, begin):
        walk.take(row, bool(found[1]), found[2].upper(), html.unescape(found[3]).strip())
        row += found[0].count("\n")
    walk.close()
    if not walk.statements and "<INVSTMTRS>" in upper:
        raise file.refused(
            "has only an investment account in it, which customers do not pay into",
            "Download the statement of a bank account.",
        )
    if not walk.statements:
        why = f" The bank says: {walk.message}." if walk.message else ""
        raise file.refused(f"has no bank statement in it.{why}".rstrip("."))
    decimal = _decimal(walk.statements)
    return [each.finished(file.name, decimal) for each in walk.statements]


def _encoding(data: bytes) -> str:
    """Return the encoding that the head of a file names."""
    head = data[:2000]
    if b"UTF-8" in head.upper():
        return "utf-8-sig"
    found = _ENCODING.search(head)
    if found is None:
        return "utf-8-sig"
    name = (found[1] or found[2]).decode("ascii", "replace")
    return f"cp{name}" if name.isdigit() else name


@dataclass(slots=True)
class _RawLine:
    """The values of one STMTTRN, and the other party's account."""

    row: int
    values: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _RawStatement:
    """The values of one STMTRS."""

    currency: str
    account: dict[str, str] = field(default_factory=dict)
    balance: str = ""
    lines: list[_RawLine] = field(default_factory=list)

    def finished(self, file_name: str, decimal: DecimalSign) -> BankStatement:
        """Return the statement, its closing balance known if the bank gives it."""
        number = self.account.get("ACCTID", "")
        draft = StatementDraft(
            account_key=self.account.get("BANKID", "") + self.account.get("BRANCHID", "") + number,
            account_name=number,
            currency=self.currency,
        )
        for raw in self.lines:
            try:
                line = _line(raw, self.currency, decimal)
                if line.amount_minor:
                    draft.lines.append(line)
            except LineError as wrong:
                draft.reject(raw.row, wrong)
        if self.balance:
            try:
                closing = read_money(self.balance, self.currency, "BALAMT", decimal)
                draft.declared = replace(draft.declared, closing=closing)
            except LineError as wrong:
                draft.reject(self.lines[-1].row if self.lines else 1, wrong)
        return draft.finish(NAME, file_name)


class _Walk:
    """Goes through the tags and collects what belongs together."""

    def __init__(self, currency: str) -> None:
        self.statements: list[_RawStatement] = []
        self.message = ""
        self._default = currency
        self._severity = ""
        self._statement: _RawStatement | None = None
        self._line: _RawLine | None = None
        self._group = ""

    def take(self, row: int, closes: bool, name: str, value: str) -> None:  # noqa: FBT001
        """Take the next tag into account."""
        if closes:
            self._end(name)
        elif name in _STATEMENTS:
            self.close()
            self._statement = _RawStatement(self._default)
            self.statements.append(self._statement)
        elif name == "STMTTRN":
            self._end_line()
            self._line = _RawLine(row)
        elif name in _GROUPS:
            self._group = name
        elif value:
            self._keep(name, value)

    def close(self) -> None:
        """End the statement that is open."""
        self._end_line()
        self._statement, self._group = None, ""

    def _end(self, name: str) -> None:
        if name == "STMTTRN":
            self._end_line()
        elif name in _STATEMENTS:
            self.close()
        elif name == self._group:
            self._group = ""

    def _end_line(self) -> None:
        if self._line is not None and self._statement is not None:
            self._statement.lines.append(self._line)
        self._line, self._group = None, ""

    def _keep(self, name: str, value: str) -> None:
        """Keep a value where its group says that it belongs."""
        if self._line is not None:
            kept = self._line.other if self._group in _OTHER_ACCOUNTS else self._line.values
            kept.setdefault(name, value)
        elif self._group == "STATUS" and name in _STATUS:
            self._keep_status(name, value)
        elif self._statement is None:
            return
        elif self._group in _OWN_ACCOUNTS:
            self._statement.account.setdefault(name, value)
        elif name == "CURDEF":
            self._statement.currency = value.upper()
        elif name == "BALAMT" and self._group == "LEDGERBAL":
            self._statement.balance = value

    def _keep_status(self, name: str, value: str) -> None:
        """Keep what the bank says where something went wrong; that all is well helps nobody."""
        if name == "SEVERITY":
            self._severity = value.upper()
        elif self._severity != "INFO":
            self.message = self.message or value[:200]


def _decimal(statements: list[_RawStatement]) -> DecimalSign:
    """Return the decimal sign of a file; OFX allows both, without groups of thousands."""
    seen = DecimalSurvey()
    for statement in statements:
        for raw in statement.lines:
            seen.add(raw.values.get("TRNAMT", ""))
    return "," if seen.verdict is DecimalVerdict.COMMA else "."


def _line(raw: _RawLine, currency: str, decimal: DecimalSign) -> StatementLine:
    values = raw.values
    read_currency(currency, "CURDEF")
    if "TRNAMT" not in values:
        raise LineError("TRNAMT", "", "The amount is missing.")
    amount = read_money(values["TRNAMT"], currency, "TRNAMT", decimal)
    name = values.get("NAME") or values.get("PAYEE", "")
    text = one_line(name, values.get("MEMO", ""))
    kind = values.get("TRNTYPE", "")
    number = values.get("CHECKNUM", "")
    cheque = number if number.strip("0") else ""
    return StatementLine(
        row=raw.row,
        booked_on=_day(values.get("DTPOSTED", "")),
        value_on=_day(values["DTAVAIL"]) if values.get("DTAVAIL") else None,
        amount_minor=amount,
        currency=currency,
        payer=one_line(name),
        payer_account=raw.other.get("BANKID", "") + raw.other.get("ACCTID", ""),
        reference=" ".join(
            dict.fromkeys(filter(None, (one_line(values.get("REFNUM", "")), cheque)))
        ),
        text=text,
        bank_type=kind,
        bank_id=values.get("FITID", ""),
        is_return=is_returned(amount, text, kind),
        cheque=cheque,
    )


def _day(text: str) -> date:
    found = _DAY.match(text)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise LineError("DTPOSTED", text, f"'{text[:40]}' is not a date.")
