"""Tally: ledgers, the groups that they are in and the kinds of vouchers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from collector_desktop.domain.money import plain_amount
from collector_desktop.importers.addresses import part_addresses
from collector_desktop.importers.base import CustomerRow
from collector_desktop.importers.cells import CellError
from collector_desktop.importers.tally.values import debit, slim, words
from collector_desktop.importers.xml_tree import Node

DEBTORS = "sundry debtors"

_WANTED = frozenset({DEBTORS})
_MOST_STEPS = 40

_KEPT = frozenset(
    {
        "NAME",
        "LANGUAGENAME.LIST",
        "NAME.LIST",
        "PARENT",
        "LEDMAILINGDETAILS.LIST",
        "ADDRESS.LIST",
        "ADDRESS",
        "EMAIL",
        "STATE",
        "CREDITLIMIT",
        "OPENINGBALANCE",
        "LEDGERPHONE",
        "LEDGERMOBILE",
        "LEDGERCONTACT",
        "LEDSTATENAME",
        "PINCODE",
        "COUNTRYOFRESIDENCE",
        "COUNTRYNAME",
        "COUNTRY",
        "BILLCREDITPERIOD",
    }
)
_BASES = frozenset(
    {"sales", "credit note", "receipt", "debit note", "payment", "contra", "journal", "purchase"}
)
_SELLING = re.compile(r"\b(?:sales?|invoices?|credit notes?)\b", re.IGNORECASE)
_PAYING = re.compile(r"\breceipts?\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:purchases?|payments?|orders?|quot\w*|estimates?|delivery|receipt notes?|memo\w*"
    r"|reversing|debit notes?|stock|proforma|pro forma)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Masters:
    """What the masters of a file say; names are kept in small letters."""

    parents: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    ledgers: dict[str, tuple[Node, str]] = field(default_factory=dict)

    def take(self, node: Node) -> None:
        """Take a master; those that say nothing of customers are passed over."""
        name = words(node, "NAME", "LANGUAGENAME.LIST/NAME.LIST/NAME")
        name = " ".join(node.attributes.get("NAME", "").split()) or name
        parent = words(node, "PARENT")
        if node.name == "GROUP":
            self.parents[name.casefold()] = parent.casefold()
        elif node.name == "VOUCHERTYPE":
            self.kinds[name.casefold()] = parent.casefold()
        elif node.name == "LEDGER" and name:
            self.ledgers[name.casefold()] = (slim(node, _KEPT), parent)

    def customers(self) -> dict[str, CustomerRow]:
        """Return the ledgers that are in the group of debtors or in one below it."""
        return {
            name: _customer(node, parent)
            for name, (node, parent) in self.ledgers.items()
            if _ancestor(parent.casefold(), self.parents, _WANTED) == DEBTORS
        }

    def kind_of(self, voucher_type: str) -> str:
        """Return what kind of voucher a type is.

        It is empty for a type of the user's own of which neither the masters nor its name say it,
        and for one that moves no money, such as an order.
        """
        own = voucher_type.casefold()
        name = _ancestor(own, self.kinds, _BASES)
        if name in _BASES:
            return name
        if own in self.kinds or _OTHER.search(own):
            return ""
        if _SELLING.search(own):
            return "sales"
        return "receipt" if _PAYING.search(own) else ""

    def opened(self, customers: Iterable[str]) -> int:
        """Return how many of some customers have a balance from before the books began."""
        ledgers = (self.ledgers[name][0] for name in customers)
        return sum(bool(_limit(words(ledger, "OPENINGBALANCE"))) for ledger in ledgers)


def _ancestor(name: str, parents: dict[str, str], wanted: frozenset[str]) -> str:
    """Return the first wanted name above a name, or the last that was reached in some steps."""
    for _ in range(_MOST_STEPS):
        if name in wanted or name not in parents:
            break
        name = parents[name]
    return name


def _customer(node: Node, parent: str) -> CustomerRow:
    name = " ".join(node.attributes.get("NAME", "").split())
    name = name or words(node, "NAME", "LANGUAGENAME.LIST/NAME.LIST/NAME")
    mailing = [*node.all("LEDMAILINGDETAILS.LIST")][-1:] or [Node("", node.row, {})]
    lines = [
        " ".join(part.text.split())
        for part in (*node.all("ADDRESS.LIST/ADDRESS"), *mailing[0].all("ADDRESS.LIST/ADDRESS"))
    ]
    first, second, *others = (*dict.fromkeys(filter(None, lines)), "", "")
    mail = {"email": words(node, "EMAIL")}
    part_addresses(mail)
    return CustomerRow(
        row=node.row,
        code="",
        name=name,
        email=mail["email"],
        phone=words(node, "LEDGERPHONE"),
        mobile=words(node, "LEDGERMOBILE"),
        contact_name=words(node, "LEDGERCONTACT"),
        address1=first,
        address2=", ".join(filter(None, (second, *others))),
        region=words(node, "LEDSTATENAME") or words(mailing[0], "STATE"),
        postcode=words(node, "PINCODE") or words(mailing[0], "PINCODE"),
        country=words(node, "COUNTRYOFRESIDENCE", "COUNTRYNAME") or words(mailing[0], "COUNTRY"),
        terms=words(node, "BILLCREDITPERIOD"),
        credit_limit=_limit(words(node, "CREDITLIMIT")),
        group="" if parent.casefold() == DEBTORS else parent,
        others=mail.get("others", ""),
    )


def _limit(text: str) -> str:
    """Return a credit limit; none was set if it is zero or no amount."""
    try:
        limit = abs(debit(text)) if text else 0
    except CellError:
        return ""
    return plain_amount(limit, "") if limit else ""
