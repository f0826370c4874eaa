"""Tally: vouchers, and what each of them moves on the account of a customer.

A voucher without masters beside it does not say whose ledgers are those of customers. Then those
that are sold to are customers, and the payers of receipts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from collector_desktop.importers.base import RowProblem
from collector_desktop.importers.cells import CellError
from collector_desktop.importers.tally.masters import Masters
from collector_desktop.importers.tally.values import day, debit, due_after, said_yes, slim, words
from collector_desktop.importers.xml_tree import Node

ON_ACCOUNT = "On Account"
NEW, AGAINST, ADVANCE = "new ref", "agst ref", "advance"

_ENTRIES = ("LEDGERENTRIES.LIST", "ALLLEDGERENTRIES.LIST")
_STOCK = ("ALLINVENTORYENTRIES.LIST", "INVENTORYENTRIES.LIST")
_KEPT = frozenset(
    {
        *_ENTRIES,
        *_STOCK,
        "GUID",
        "VOUCHERTYPENAME",
        "PARTYLEDGERNAME",
        "PARTYNAME",
        "VOUCHERNUMBER",
        "REFERENCE",
        "DATE",
        "ISCANCELLED",
        "ISDELETED",
        "ISOPTIONAL",
        "ISPOSTDATED",
        "LEDGERNAME",
        "AMOUNT",
        "ISPARTYLEDGER",
        "ISDEEMEDPOSITIVE",
        "BILLALLOCATIONS.LIST",
        "NAME",
        "BILLTYPE",
        "BILLCREDITPERIOD",
    }
)
_SELLS = frozenset({"sales", "credit note"})
_CASH = frozenset({"cash", "cash in hand", "cash-in-hand", "petty cash"})
_VOID = (
    ("ISCANCELLED", "cancelled"),
    ("ISDELETED", "deleted"),
    ("ISOPTIONAL", "optional, and so not in the books"),
    ("ISPOSTDATED", "post-dated, and so not in the books yet"),
)
_ACTIONS = {"delete": "deleted", "cancel": "cancelled"}


@dataclass(frozen=True, slots=True)
class Move:
    """What a voucher moves on a customer's account: a debit is above zero.

    `bill` is the name of the bill that it makes or settles, empty if it is on account; `way` says
    in small letters whether it makes the bill or goes against it.
    """

    row: int
    party: str
    kind: str
    number: str
    on: date
    amount: int
    bill: str = ""
    way: str = ""
    due_on: date | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One ledger in a voucher: its amount is a debit above zero."""

    node: Node
    ledger: str
    amount: int

    @property
    def bills(self) -> list[Node]:
        """The bills that the amount is made of."""
        found = self.node.all("BILLALLOCATIONS.LIST")
        return [bill for bill in found if words(bill, "AMOUNT")]

    @property
    def is_party(self) -> bool:
        """Whether the voucher says that the ledger is that of a party."""
        return bool(self.bills) or said_yes(self.node, "ISPARTYLEDGER")


class Vouchers:
    """The vouchers of a file; a later one with the same mark takes the place of an earlier."""

    def __init__(self) -> None:
        self._by_mark: dict[str, Node] = {}
        self.left_out: Counter[str] = Counter()
        self.problems: list[RowProblem] = []

    def __len__(self) -> int:
        """Return how many vouchers there are."""
        return len(self._by_mark)

    def take(self, node: Node) -> None:
        """Take a voucher."""
        mark = words(node, "GUID") or node.attributes.get("REMOTEID", "")
        if mark in self._by_mark:
            self.left_out["given again further down in the file"] += 1
        self._by_mark[mark or f"place {len(self._by_mark)}"] = slim(node, _KEPT)

    def moves(self, masters: Masters, customers: frozenset[str]) -> list[Move]:
        """Return what the vouchers move on the accounts of customers, in the order of days."""
        entries = list(self._entries(masters))
        known = customers or _sold_to(entries)
        found: list[Move] = []
        for voucher, kind, name, own in entries:
            wanted = [e for e in own if _is_wanted(e, kind, name, known, sure=bool(customers))]
            try:
                found += [move for entry in wanted for move in _moves(voucher, kind, entry)]
            except CellError as wrong:
                self._problem(voucher, wrong)
                continue
            if not wanted:
                self.left_out["without a customer"] += 1
        return sorted(found, key=lambda move: move.on)

    def _entries(self, masters: Masters) -> Iterator[tuple[Node, str, str, list[Entry]]]:
        """Yield each voucher that counts, with its kind, its party and its ledgers."""
        for voucher in self._by_mark.values():
            void = _ACTIONS.get(voucher.attributes.get("ACTION", "").casefold(), "")
            void = void or next((why for name, why in _VOID if said_yes(voucher, name)), "")
            type_name = words(voucher, "VOUCHERTYPENAME") or voucher.attributes.get("VCHTYPE", "")
            kind = masters.kind_of(type_name)
            if void or kind in ("", "purchase"):
                self.left_out[void or f"of the type '{type_name}'"] += 1
                continue
            try:
                own = _checked(voucher)
            except CellError as wrong:
                self._problem(voucher, wrong)
                continue
            yield voucher, kind, words(voucher, "PARTYLEDGERNAME", "PARTYNAME"), own

    def _problem(self, voucher: Node, wrong: CellError) -> None:
        number = words(voucher, "VOUCHERNUMBER")
        reason = f"Voucher {number}: {wrong.reason}" if number else wrong.reason
        self.problems.append(RowProblem(voucher.row, wrong.field, wrong.value, reason))


def _sold_to(vouchers: Iterable[tuple[Node, str, str, list[Entry]]]) -> frozenset[str]:
    """Return the ledgers that are sold to, without banks and tills: receipts are paid into them."""
    parties: set[str] = set()
    tills: set[str] = set()
    for _, kind, name, own in vouchers:
        for entry in own:
            if kind in _SELLS and (entry.ledger == name or entry.is_party):
                parties.add(entry.ledger.casefold())
            if kind == "receipt" and entry.amount > 0 and not entry.bills:
                tills.add(entry.ledger.casefold())
    return frozenset(parties - tills)


def _is_wanted(entry: Entry, kind: str, name: str, known: frozenset[str], *, sure: bool) -> bool:
    """Return whether an entry is on a customer's account; `sure`: the masters say whose are."""
    ledger = entry.ledger.casefold()
    if sure or ledger in known:
        return ledger in known and ledger not in _CASH
    paid_in = kind == "receipt" and entry.amount < 0 and ledger not in _CASH
    return paid_in and (entry.is_party or entry.ledger == name)


def _checked(voucher: Node) -> list[Entry]:
    """Return the ledgers of a voucher whose debits and credits agree.

    Where a sign says another side than the mark beside it, only that proves which is right.
    """
    entries = _ledgers(voucher)
    doubtful = next((entry for entry in entries if _contradicts(entry)), None)
    if doubtful is not None:
        stock = (words(node, "AMOUNT") for name in _STOCK for node in voucher.all(name))
        total = sum(entry.amount for entry in entries) + sum(debit(text) for text in stock if text)
        if total != 0:
            reason = "Its amounts and its marks of debit and credit contradict each other."
            raise CellError("amount", words(doubtful.node, "AMOUNT"), reason)
    return entries


def _ledgers(voucher: Node) -> list[Entry]:
    """Return the ledgers of a voucher, each once where one of its two lists repeats the other."""
    first, second = (
        [
            Entry(node, words(node, "LEDGERNAME"), debit(words(node, "AMOUNT")))
            for node in voucher.all(name)
            if words(node, "AMOUNT")
        ]
        for name in _ENTRIES
    )
    counts = [Counter((one.ledger, one.amount) for one in each) for each in (first, second)]
    if counts[0] <= counts[1]:
        return second
    return first if counts[1] <= counts[0] else first + second


def _contradicts(entry: Entry) -> bool:
    """Return whether the mark of an entry says another side than its sign."""
    mark = words(entry.node, "ISDEEMEDPOSITIVE")
    return bool(mark and entry.amount) and said_yes(entry.node, "ISDEEMEDPOSITIVE") != (
        entry.amount > 0
    )


def _moves(voucher: Node, kind: str, entry: Entry) -> Iterator[Move]:
    """Yield the parts of an entry, one for each bill; what no bill has is on account."""
    move = Move(
        row=voucher.row,
        party=entry.ledger,
        kind=kind,
        number=words(voucher, "VOUCHERNUMBER", "REFERENCE"),
        on=day(words(voucher, "DATE")),
        amount=entry.amount,
        reference=words(voucher, "REFERENCE"),
    )
    left = entry.amount
    for bill in entry.bills:
        amount, way = debit(words(bill, "AMOUNT")), words(bill, "BILLTYPE").casefold()
        left -= amount
        name = "" if way == ON_ACCOUNT.casefold() else words(bill, "NAME")
        if amount:
            due = due_after(move.on, _period(bill))
            yield replace(move, amount=amount, bill=name, way=way if name else "", due_on=due)
    if left:
        yield replace(move, amount=left)


def _period(bill: Node) -> str:
    """Return the period of credit of a bill, which may be in an attribute."""
    found = bill.first("BILLCREDITPERIOD")
    return (found.text.strip() or found.attributes.get("P", "")) if found else ""
