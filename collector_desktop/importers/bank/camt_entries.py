"""The entries of camt files: one booking each, which may comprise many payments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.bank_words import one_line
from collector_desktop.importers.bank.draft import (
    LONGEST_TEXT,
    LineError,
    is_returned,
    read_currency,
    read_money,
)
from collector_desktop.importers.base import StatementLine

if TYPE_CHECKING:
    from collector_desktop.importers.xml_tree import Node

_NO_REFERENCE = frozenset({"NOTPROVIDED", "NONREF", "NOT PROVIDED"})
_MARKS = ("Refs/AcctSvcrRef", "Refs/TxId", "Refs/InstrId", "Refs/UETR")
_LONG_MARK = 8


def is_booked(entry: Node) -> bool:
    """Return whether an entry is final; some banks leave the status out."""
    return entry.value("Sts/Cd", "Sts") in ("BOOK", "")


def entry_lines(entry: Node, currency: str, only_day: date | None = None) -> list[StatementLine]:
    """Return an entry as the payments in it, or as one line where these do not make it up.

    An entry of no money gives none; one without a day is of the only day of its statement.

    Raises:
        LineError: its amount, currency or day cannot be read.
    """
    total = _signed(entry, currency)
    if total == 0:
        return []
    booked_on = _day(entry, "BookgDt") or _day(entry, "ValDt") or only_day
    if booked_on is None:
        raise LineError("BookgDt", "", "The booking date is missing.")
    parts = list(entry.all("NtryDtls/TxDtls"))
    amounts = [_part(part, entry, currency) for part in parts]
    split = len(parts) > 1 and None not in amounts and sum(filter(None, amounts)) == total
    if not split:
        return [_line(entry, parts[:1] if len(parts) == 1 else parts, total, booked_on, currency)]
    return [
        _line(entry, [part], amount, booked_on, currency)
        for part, amount in zip(parts, amounts, strict=True)
        if amount
    ]


def _signed(entry: Node, currency: str) -> int:
    amount = entry.first("Amt")
    if amount is None:
        raise LineError("Amt", "", "The amount is missing.")
    named = amount.attributes.get("Ccy", currency)
    if read_currency(named) != currency:
        raise LineError("Amt", named, f"The entry is in {named}, but the account in {currency}.")
    minor = abs(read_money(amount.text, currency, "Amt"))
    return -minor if entry.value("CdtDbtInd") == "DBIT" else minor


def _part(part: Node, entry: Node, currency: str) -> int | None:
    """Return the amount of one payment in the account's currency, None if it is not given."""
    amount = part.first("Amt", "AmtDtls/TxAmt/Amt")
    if amount is None or amount.attributes.get("Ccy", currency) != currency:
        return None
    minor = abs(read_money(amount.text, currency, "Amt"))
    side = part.value("CdtDbtInd") or entry.value("CdtDbtInd")
    return -minor if side == "DBIT" else minor


def only_day(statement: Node) -> date | None:
    """Return the day of which all balances of a statement are, None if they differ or have none."""
    try:
        days = {_day(balance, "Dt") for balance in statement.all("Bal")}
    except LineError:
        return None
    return days.pop() if len(days) == 1 else None


def _day(entry: Node, name: str) -> date | None:
    """Return the day of `BookgDt` or `ValDt`, whichever form it has."""
    text = entry.value(f"{name}/Dt", f"{name}/DtTm", f"{name}/Dt/DtTm", name)
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError as wrong:
        raise LineError(name, text, f"'{text[:40]}' is not a date.") from wrong


def _line(
    entry: Node, parts: list[Node], amount: int, booked_on: date, currency: str
) -> StatementLine:
    """Return one line with what its payments, or the entry itself, say about it."""
    single = parts[0] if len(parts) == 1 else None
    source = single or entry
    payer = _party(single, amount)
    structured = "RmtInf/Strd/CdtrRefInf/Ref"
    reference = source.value(structured, "Refs/EndToEndId") if single else ""
    text = _text(entry, parts, payer)
    reason = [node for part in parts for node in part.all("RtrInf")]
    return StatementLine(
        row=source.row,
        booked_on=booked_on,
        value_on=_day(entry, "ValDt"),
        amount_minor=amount,
        currency=currency,
        payer=payer,
        payer_account=_account(single, amount),
        reference="" if reference in _NO_REFERENCE else reference,
        text=text[:LONGEST_TEXT],
        bank_type=_type(entry),
        bank_id=_mark(entry, single),
        is_return=bool(reason)
        or entry.value("RvslInd") in ("true", "1")
        or is_returned(amount, text),
    )


def _side(amount: int) -> str:
    return "Dbtr" if amount > 0 else "Cdtr"


def _party(part: Node | None, amount: int) -> str:
    """Return who paid, or was paid; the ultimate party where the bank names no other."""
    if part is None:
        return ""
    side = _side(amount)
    names = (f"{side}/Nm", f"{side}/Pty/Nm", f"Ultmt{side}/Nm", f"Ultmt{side}/Pty/Nm")
    return one_line(part.value(*(f"RltdPties/{name}" for name in names)))


def _account(part: Node | None, amount: int) -> str:
    if part is None:
        return ""
    account = f"RltdPties/{_side(amount)}Acct/Id"
    return "".join(part.value(f"{account}/IBAN", f"{account}/Othr/Id").split())


def _text(entry: Node, parts: list[Node], payer: str) -> str:
    """Return all that was written for people to read, in one line."""
    said = [payer]
    for part in parts:
        said += [node.text for node in part.all("RmtInf/Ustrd")]
        said += [node.text for node in part.all("RmtInf/Strd/CdtrRefInf/Ref")]
        said += [node.text for node in part.all("RmtInf/Strd/AddtlRmtInf")]
        said += [node.text for node in part.all("RtrInf/Rsn/Cd")]
        said += [node.text for node in part.all("RtrInf/AddtlInf")]
        said += [node.text for node in part.all("AddtlTxInf")]
    return one_line(*said, entry.value("AddtlNtryInf"))


def _type(entry: Node) -> str:
    """Return the bank's code for what kind of booking it is, such as `PMNT/RCDT/ESCT`."""
    names = ("Cd", "Fmly/Cd", "Fmly/SubFmlyCd")
    codes = [entry.value(f"BkTxCd/Domn/{name}") for name in names]
    return "/".join(filter(None, codes)) or entry.value("BkTxCd/Prtry/Cd")


def _mark(entry: Node, part: Node | None) -> str:
    """Return the bank's own mark of a payment: the entry's, and within it the payment's.

    A short entry reference only counts the entries of one file and marks nothing.
    """
    own = part.value(*_MARKS, "Refs/EndToEndId") if part else ""
    marks = [entry.value("AcctSvcrRef"), "" if own in _NO_REFERENCE else own]
    if not any(marks) and len(entry.value("NtryRef")) >= _LONG_MARK:
        marks = [entry.value("NtryRef")]
    return "|".join(dict.fromkeys(filter(None, marks)))
