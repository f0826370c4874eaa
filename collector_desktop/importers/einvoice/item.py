"""One e-invoice as an item of its buyer's account."""

from __future__ import annotations

import re
from datetime import date

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.currency import exponent, is_currency_code
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import CustomerRow, ItemRow
from collector_desktop.importers.cells import CellError, shown
from collector_desktop.importers.einvoice.discounts import Level, levels
from collector_desktop.importers.einvoice.fattura import CREDIT_NOTE
from collector_desktop.importers.einvoice.paths import PartyPaths, Paths, Syntax
from collector_desktop.importers.xml_tree import Node

CREDIT_CODES = frozenset(
    {"81", "83", "261", "262", "296", "308", "381", "396", "420", "458", CREDIT_NOTE}
)
"""The codes of UNTDID 1001 that EN 16931 treats as credit notes, and that of FatturaPA."""

LONGEST = 300
LONGEST_TERMS = 80
_MAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:$|[^\d])")


@frozen
class Amounts:
    """What an invoice comes to and what is left to pay, in minor units; negative is a credit."""

    whole: int
    left: int


def text_at(node: Node, paths: Paths) -> str:
    """Return the first text at the paths, in one line and not too long."""
    return " ".join(node.value(*paths).split())[:LONGEST]


def texts_at(node: Node, paths: Paths) -> tuple[str, ...]:
    """Return every different text at the paths, in their order."""
    found = (" ".join(part.text.split())[:LONGEST] for path in paths for part in node.all(path))
    return tuple(dict.fromkeys(text for text in found if text))


def mails_of(node: Node, paths: PartyPaths) -> tuple[str, ...]:
    """Return the e-mail addresses of a party; an electronic address may be none."""
    return tuple(text for text in texts_at(node, paths.emails) if _MAIL.fullmatch(text))


def party_at(root: Node, paths: PartyPaths) -> Node:
    """Return a party, one without anything if the document has none."""
    return root.first(paths.party) or Node("", root.row, {})


def read_item(root: Node, syntax: Syntax, *, credit: bool) -> ItemRow:
    """Return what a document claims, on the account of its buyer.

    A negative invoice is a credit note, and a negative credit note is an invoice.

    Raises:
        CellError: something that is needed is missing or makes no sense.
    """
    buyer = party_at(root, syntax.buyer)
    name = text_at(buyer, syntax.buyer.names)
    number = text_at(root, syntax.number)
    for field, value in (("number", number), ("customer", name)):
        if not value:
            raise CellError(field, "", f"The {field} is missing.")
    currency = _currency(root, syntax)
    amounts = _amounts(root, syntax, currency)
    credit = credit or text_at(root, syntax.type) in CREDIT_CODES
    issued = _day(text_at(root, syntax.issued), "date")
    due = _due(root, syntax)
    prepaid = amounts.left != amounts.whole
    return ItemRow(
        row=root.row,
        type="credit_note" if credit == (amounts.whole > 0) else "invoice",
        number=number,
        customer_code="",
        customer_name=name,
        document_on=issued,
        due_on=due,
        amount_minor=abs(amounts.whole),
        open_minor=abs(amounts.left) if prepaid else None,
        currency=currency,
        reference=text_at(root, syntax.references),
        terms=_terms(root, syntax, issued, due),
        settled_on=issued if prepaid else None,
        customer=_customer(root.row, buyer, syntax.buyer, name),
    )


def _customer(row: int, buyer: Node, paths: PartyPaths, name: str) -> CustomerRow:
    """Return what the document says about its buyer."""
    lines = (*texts_at(buyer, paths.lines), "", "")
    return CustomerRow(
        row=row,
        code="",
        name=name,
        email=next(iter(mails_of(buyer, paths)), ""),
        phone=text_at(buyer, paths.phone),
        contact_name=text_at(buyer, paths.contact),
        address1=lines[0],
        address2=lines[1],
        city=text_at(buyer, paths.city),
        region=text_at(buyer, paths.region),
        postcode=text_at(buyer, paths.postcode),
        country=text_at(buyer, paths.country),
    )


def _currency(root: Node, syntax: Syntax) -> str:
    text = text_at(root, syntax.currency)
    if not text:
        total = root.first(*syntax.payable, *syntax.gross)
        text = total.attributes.get("currencyID", "") if total else ""
    if not is_currency_code(text):
        reason = f"'{shown(text)}' is not a currency." if text else "The currency is missing."
        raise CellError("currency", shown(text), reason)
    return text


def _amounts(root: Node, syntax: Syntax, currency: str) -> Amounts:
    """Return the gross amount and what is payable of it.

    Payable and prepaid make up the whole where both are stated, because it may be rounded;
    else the gross amount is the whole. More than the whole is never left to pay.
    """
    gross = _money(root, syntax.gross, currency)
    prepaid = _money(root, syntax.prepaid, currency)
    payable = _money(root, syntax.payable, currency)
    if payable is None:
        if gross is None:
            raise CellError("amount", "", "The amount is missing.")
        payable = gross - (prepaid or 0)
    whole = gross if gross is not None and not prepaid else payable + (prepaid or 0)
    if abs(payable) > abs(whole):
        whole = payable
    if whole == 0:
        raise CellError("amount", "0", "An amount of zero owes nothing.")
    return Amounts(whole, payable if payable * whole > 0 else 0)


def _money(root: Node, paths: Paths, currency: str) -> int | None:
    text = text_at(root, paths)
    if not text:
        return None
    try:
        return parse_amount(text, exponent(currency), ".", currency)
    except AmountError as wrong:
        raise CellError("amount", shown(text), str(wrong)) from None


def _due(root: Node, syntax: Syntax) -> date | None:
    """Return the last due day: earlier ones are those of a discount or of a first part."""
    days = [_day(text, "due_on") for text in texts_at(root, syntax.due)]
    return max(days, default=None)


def _day(text: str, field: str) -> date:
    """Return a day written `2026-11-24` or `20261124`, whatever time may follow."""
    found = _DAY.match(text)
    try:
        return date.fromisoformat("-".join(found.groups()) if found else text)
    except ValueError:
        reason = f"'{shown(text)}' is not a day." if text else "The date is missing."
        raise CellError(field, shown(text), reason) from None


def discounts_of(root: Node, syntax: Syntax) -> tuple[Level, ...]:
    """Return the discounts of a document that has a day, the highest first."""
    issued = _day(text_at(root, syntax.issued), "date")
    return levels(root, syntax, issued, text_at(root, syntax.gross + syntax.payable))


def _terms(root: Node, syntax: Syntax, issued: date, due: date | None) -> str:
    """Return terms that are short enough to be more than prose.

    A discount of the whole that is written for machines goes first; the highest of several.
    """
    found = discounts_of(root, syntax)
    if found and due is not None and due >= issued:
        return f"{found[0].percent}/{found[0].days} NET {(due - issued).days}"
    text = text_at(root, syntax.terms)
    return text if len(text) <= LONGEST_TERMS else ""
