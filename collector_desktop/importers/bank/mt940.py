"""SWIFT MT940 statements and MT942 reports: fields behind `:61:` tags, with banks' variations."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.bank_words import one_line
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.bank.draft import (
    LONGEST_TEXT,
    LineError,
    StatementDraft,
    is_returned,
    read_money,
)
from collector_desktop.importers.bank.mt940_details import Details, read_details
from collector_desktop.importers.base import BankStatement, StatementLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collector_desktop.importers.bank.statement_text import StatementFile
    from collector_desktop.importers.notation import ReadHints

_BEGINS = re.compile(rb"(?:^|[\r\n}{])[ \t]{0,40}:(?:20|25|28C?):", re.MULTILINE)
_BODY = re.compile(rb":(?:25|60[FM]|61|28C?|13D?|34F):")
_TAG = re.compile(r":([0-9]{2}[A-Z]?):(.*)")
_BALANCE = re.compile(r"([CD])([0-9]{6})([A-Z]{3})?([0-9., ]{1,24})")
_MOVEMENT = re.compile(
    r"([0-9]{6})([0-9]{4}| {4})?(R?[CD])([A-Z])?([0-9][0-9., ]{0,20})"
    r"(?:(?!NONREF)([A-Z][A-Z0-9]{3}))?(.*)",
    re.DOTALL,
)
_CODE = re.compile(r"[A-Za-z]{3}")
_SUM = re.compile(r"([0-9]{1,5})([A-Z]{3})([0-9., ]{1,24})")
_OPENINGS = ("60F", "60M")
_CLOSINGS = ("62F", "62M")
_NO_REFERENCE = frozenset({"NONREF", "KREF", "KREF+", "NOTPROVIDED"})


@frozen
class _Field:
    """One field: the line it begins on, its tag, and its text, line breaks kept."""

    row: int
    tag: str
    text: str


def mt940_kind(start: bytes) -> str:
    """Return `mt940` or `mt942` for a file that begins like one, else empty."""
    if not (_BEGINS.search(start) and _BODY.search(start)):
        return ""
    report = b":34F:" in start or b":13D:" in start or b"{2:O942" in start
    return "mt942" if report and b":60F:" not in start else "mt940"


def read_mt940(file: StatementFile, hints: ReadHints) -> list[BankStatement]:
    """Return the statements of an MT940 or MT942 file.

    Raises:
        UnreadableFileError: it has no statement, or lines do not lead from balance to balance.
    """
    kind = mt940_kind(file.data) or "mt940"
    messages = list(_messages(_fields(file.text())))
    if not messages:
        raise file.refused("has no statement in it")
    drafts = [_statement(message, kind, hints) for message in messages]
    if any(each.declared.opening is not None and each.declared.closing is None for each in drafts):
        raise file.refused("is cut off: a closing balance is missing")
    return [draft.finish(kind, file.name) for draft in drafts]


def _fields(text: str) -> Iterator[_Field]:
    """Yield the fields of a file; the line that ends a message ends its last field."""
    row, tag, parts = 0, "", [""]
    for number, line in enumerate(text.splitlines(), 1):
        found = _TAG.match(line.lstrip())
        if found or line.strip() in ("-", "-}") or line.startswith(("-}", "{1:")):
            if tag:
                yield _Field(row, tag, "\n".join(parts))
            row, tag, parts = (number, found[1], [found[2]]) if found else (0, "", [""])
        elif tag:
            parts.append(line.rstrip())
    if tag:
        yield _Field(row, tag, "\n".join(parts))


def _messages(fields: Iterator[_Field]) -> Iterator[list[_Field]]:
    """Yield the fields of each statement; a new account or `:20:` begins the next one."""
    message: list[_Field] = []
    for each in fields:
        if each.tag == "20" and message:
            yield message
            message = []
        message.append(each)
    if message:
        yield message


def _statement(fields: list[_Field], kind: str, hints: ReadHints) -> StatementDraft:
    draft = StatementDraft(currency=_currency(fields) or hints.default_currency)
    movement: _Field | None = None
    details: list[str] = []
    for each in (*fields, _Field(0, "", "")):
        if each.tag == "86" and movement is not None:
            details.append(each.text)
            continue
        if movement is not None and each.tag != "NS":
            _add(draft, movement, details)
            movement, details = None, []
        if each.tag == "61":
            movement = each
        else:
            _note(draft, each, kind)
    return draft


def _currency(fields: list[_Field]) -> str:
    """Return the currency of the balances, or of the sums of an MT942."""
    for each in fields:
        pattern = _BALANCE if each.tag[:2] in ("60", "62") else _SUM
        found = pattern.match(each.text) if each.tag[:2] in ("60", "62", "90") else None
        if found:
            return (found[3] or "") if pattern is _BALANCE else found[2]
        if each.tag == "34F" and _CODE.match(each.text):
            return each.text[:3].upper()
    return ""


def _note(draft: StatementDraft, each: _Field, kind: str) -> None:
    """Take the account, a balance or a declared sum into account."""
    try:
        if each.tag in ("25", "25P"):
            draft.account_key, draft.account_name = _account(each.text, draft.currency)
        elif each.tag in _OPENINGS and draft.declared.opening is None:
            draft.declared = replace(draft.declared, opening=_balance(each, draft.currency))
        elif each.tag in _CLOSINGS:
            draft.declared = replace(draft.declared, closing=_balance(each, draft.currency))
        elif each.tag in ("90C", "90D") and kind == "mt942":
            _note_sum(draft, each)
    except LineError as wrong:
        draft.reject(each.row, wrong)


def _account(text: str, currency: str) -> tuple[str, str]:
    """Return key and name of an account; some banks add the currency to the number."""
    name = one_line(text)
    key = re.sub(r"[^0-9A-Za-z]", "", text.partition("\n")[0])
    return (key[:-3] if len(key) > 6 and currency and key.endswith(currency) else key), name


def _balance(each: _Field, currency: str) -> int:
    found = _BALANCE.match(each.text.strip())
    if found is None:
        raise LineError(f":{each.tag}:", each.text, f"'{each.text[:40]}' is not a balance.")
    minor = _money(found[4], found[3] or currency, f":{each.tag}:")
    return minor if found[1] == "C" else -minor


def _note_sum(draft: StatementDraft, each: _Field) -> None:
    found = _SUM.match(each.text.strip())
    if found is None:
        raise LineError(f":{each.tag}:", each.text, f"'{each.text[:40]}' is not a sum.")
    count, total = int(found[1]), _money(found[3], found[2], f":{each.tag}:")
    if each.tag == "90C":
        draft.declared = replace(draft.declared, count_in=count, total_in=total)
    else:
        draft.declared = replace(draft.declared, count_out=count, total_out=total)


def _add(draft: StatementDraft, movement: _Field, details: list[str]) -> None:
    """Add one movement with what is written about it."""
    try:
        line = _line(movement, read_details(details), draft.currency)
    except LineError as wrong:
        draft.reject(movement.row, wrong)
        return
    if line.amount_minor:
        draft.lines.append(line)


def _line(movement: _Field, details: Details, currency: str) -> StatementLine:
    found = _MOVEMENT.match(movement.text)
    if found is None:
        raise LineError(":61:", movement.text, f"'{movement.text[:40]}' is not a movement.")
    value_on = _day(found[1])
    mark, minor = found[3], _money(found[5], currency, ":61:")
    amount = minor if mark in ("C", "RD") else -minor
    theirs, _, rest = found[7].partition("//")
    bank_mark, _, more = rest.partition("\n")
    own = theirs.partition("\n")[0].strip()
    text = one_line(details.payer, details.text, theirs.partition("\n")[2], more)
    if not details.payer and not details.text:
        said = "" if own.upper() in _NO_REFERENCE else own
        text = one_line(said, more, theirs.partition("\n")[2])
    return StatementLine(
        row=movement.row,
        booked_on=_entry_day(found[2] or "", value_on),
        value_on=value_on,
        amount_minor=amount,
        currency=currency,
        payer=details.payer,
        payer_account=details.account,
        reference=details.reference or ("" if own.upper() in _NO_REFERENCE else own[:35]),
        text=text[:LONGEST_TEXT],
        bank_type=found[6] or "",
        bank_id="" if bank_mark.strip().upper() in _NO_REFERENCE else bank_mark.strip(),
        is_return=mark in ("RC", "RD") or details.is_return or is_returned(amount, text),
    )


def _money(text: str, currency: str, tag: str) -> int:
    """Return minor units; SWIFT writes a comma even where no decimals follow."""
    plain = text.replace(" ", "").rstrip(",")
    return read_money(plain, currency, tag, "," if "," in plain else ".")


def _day(text: str) -> date:
    """Return the day of `YYMMDD`; banks count 30 days in February: that is its last."""
    year, month, day = 2000 + int(text[:2]), int(text[2:4]), int(text[4:])
    try:
        if month == 2 and day in (29, 30):
            return date.fromordinal(date(year, 3, 1).toordinal() - 1)
        return date(year, month, day)
    except ValueError as wrong:
        raise LineError(":61:", text, f"'{text}' is not a date.") from wrong


def _entry_day(text: str, value_on: date) -> date:
    """Return the day of `MMDD` in the year that is nearest to the value day."""
    if not text.strip():
        return value_on
    days = [_day(f"{year % 100:02d}{text}") for year in range(value_on.year - 1, value_on.year + 2)]
    return min(days, key=lambda day: abs(day - value_on))
