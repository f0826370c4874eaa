"""What banks write in `:86:` about a movement: numbered parts, words behind slashes, or prose."""

from __future__ import annotations

import re

from collector_desktop.domain.bank_words import one_line
from collector_desktop.domain.frozen import frozen

_PART = re.compile(r"\?([0-36][0-9])")
_NUMBERED = re.compile(r"([0-9]{3})(\W)(?=[0-9]{2})")
_WORD = re.compile(r"/([A-Z]{2,4})/([^/]*(?:/(?![A-Z]{2,4}/)[^/]*)*)")
_SEPA = re.compile(r"(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|COAM|OAMT)\+")
_LABEL = re.compile(
    r"\b(IBAN|BIC|NAAM|REK|OMSCHRIJVING|KENMERK|BETALINGSKENM\.|ID DEBITEUR"
    r"|INCASSANT|MACHTIGING): ?"
)
_TEXT_PARTS = (*range(20, 30), *range(60, 64))
_RETURN_CODES = frozenset({"108", "109", "159", "181", "182", "183", "184"})
_NOT_GIVEN = frozenset({"NOTPROVIDED", "NONREF", ""})


@frozen
class Details:
    """Who, for what, by which reference; empty where the bank does not say."""

    payer: str = ""
    account: str = ""
    reference: str = ""
    text: str = ""
    is_return: bool = False


def read_details(fields: list[str]) -> Details:
    """Return what all `:86:` fields of one movement say."""
    if not fields:
        return Details()
    joined = "".join(line.removesuffix("\r") for line in fields[0].split("\n"))
    numbered = _NUMBERED.match(joined)
    if numbered and len(fields) == 1:
        sign = re.escape(numbered[2])
        return _numbered(numbered[1], re.sub(f"{sign}(?=[0-9]{{2}})", "?", joined))
    if len(fields) == 1 and len(_WORD.findall(joined)) > 1:
        return _worded(joined)
    return _labelled(one_line(*"\n".join(fields).split("\n")))


def _numbered(code: str, joined: str) -> Details:
    """Read `166?00GUTSCHRIFT?20EREF+…?31IBAN?32NAME`, as German and Polish banks write."""
    parts: dict[int, str] = {}
    pieces = _PART.split(joined)
    for number, text in zip(pieces[1::2], pieces[2::2], strict=True):
        parts[int(number)] = parts.get(int(number), "") + text
    body = "".join(parts.get(number, "") for number in _TEXT_PARTS)
    marks = _sepa_marks(body)
    reference = marks.get("EREF", "").strip()
    purpose = marks.get("SVWZ", "").strip() or ("" if marks.get("EREF") else body)
    payer = one_line(parts.get(32, "") + parts.get(33, ""))
    return Details(
        payer=payer,
        account="".join(parts.get(31, parts.get(38, "")).split()),
        reference="" if reference.upper() in _NOT_GIVEN else reference,
        text=one_line(payer, parts.get(0, ""), purpose or body),
        is_return=code in _RETURN_CODES,
    )


def _labelled(text: str) -> Details:
    """Read prose with `IBAN: … NAAM: … KENMERK: …` in it, as Dutch banks write."""
    pieces = _LABEL.split(text)
    found: dict[str, str] = {}
    for label, value in zip(pieces[1::2], pieces[2::2], strict=True):
        found.setdefault(label, value.strip(" /,"))
    account = found.get("IBAN") or found.get("REK") or ""
    if not account or not found.get("NAAM"):
        return Details(text=text)
    reference = found.get("BETALINGSKENM.") or found.get("KENMERK") or ""
    return Details(
        payer=found["NAAM"],
        account="".join(account.split()),
        reference="" if reference.upper() in _NOT_GIVEN else reference,
        text=text,
    )


def _sepa_marks(body: str) -> dict[str, str]:
    """Return what is behind each of the marks such as `EREF+`."""
    pieces = _SEPA.split(body)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def _worded(joined: str) -> Details:
    """Read `/ORDP//NAME/…/REMI/…/EREF/…`, as Dutch and many other banks write."""
    words: dict[str, str] = {}
    for word, value in _WORD.findall(joined):
        words.setdefault(word, value.strip("/ "))
    text = words.get("REMI", "")
    reference = words.get("EREF", "")
    payer = one_line(words.get("NAME", ""))
    return Details(
        payer=payer,
        account="".join(words.get("IBAN", "").split()),
        reference="" if reference.upper() in _NOT_GIVEN else reference,
        text=one_line(payer, text or joined),
        is_return="RTRN" in words or "RTYP" in words,
    )
