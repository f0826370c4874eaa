"""The way in for files that Tally writes as XML."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from collector_desktop.importers.base import FileKind, ParsedFile, RowKind
from collector_desktop.importers.counted import counted
from collector_desktop.importers.headers import signature
from collector_desktop.importers.tally.bills import BillRows, read_bills
from collector_desktop.importers.tally.lots import items_of
from collector_desktop.importers.tally.masters import Masters
from collector_desktop.importers.tally.text import LARGEST, naming_element, readable
from collector_desktop.importers.tally.vouchers import AGAINST, Move, Vouchers
from collector_desktop.importers.whole_file import WholeFile, read_whole
from collector_desktop.importers.xml_tree import Node, parse_xml

PROFILE, BILLS = "tally-xml", "tally-bills-xml"
PROGRAMS = {PROFILE: "Tally", BILLS: "Tally"}
COLUMNS = ("GROUP", "LEDGER", "VOUCHER", "BILLALLOCATIONS.LIST", "BILLFIXED", "BILLCL", "BILLDUE")
NOT_READ = (
    "Opening balances, stock, taxes and cost centres stay in Tally; its report of bills has no "
    "amounts of bills, only what is open."
)

_MESSAGE, _REPORT = "TALLYMESSAGE", "BILLFIXED"
_SHORTER = "Export a shorter period."
_AGAIN = "Export it again from Tally as XML (Data Interchange)."
_RECEIVABLE = "Export Bills Receivable instead."
_SALES = "Export the Day Book with all vouchers, or the ledgers of the group Sundry Debtors."


def tally_profile(start: bytes) -> str:
    """Return the name of the format for the start of a file, empty if it is none of Tally."""
    return {_MESSAGE: PROFILE, _REPORT: BILLS}.get(naming_element(start), "")


def read_tally(path: Path, *, customers_only: bool) -> ParsedFile:
    """Return what a file of Tally says of customers; its customers if it has no vouchers.

    Raises:
        UnreadableFileError: it is damaged, hostile, of suppliers, or has neither.
    """
    data, sha256 = read_whole(path, LARGEST, _SHORTER)
    profile = tally_profile(data[: 1 << 16])
    file = readable(WholeFile(path.name, data, sha256, _AGAIN))
    book = _Book()
    root = parse_xml(file, _MESSAGE, book.take)
    if profile == BILLS:
        return _bills(file, read_bills(root))
    if customers_only or not len(book.vouchers):
        return _customers(file, book)
    return _items(file, book)


@dataclass(slots=True)
class _Book:
    """Masters and vouchers while the file goes by."""

    masters: Masters = field(default_factory=Masters)
    vouchers: Vouchers = field(default_factory=Vouchers)

    def take(self, _parent: Node, message: Node) -> None:
        """Take what a message has in it."""
        for part in message.parts:
            if part.name == "VOUCHER":
                self.vouchers.take(part)
            else:
                self.masters.take(part)


def _customers(file: WholeFile, book: _Book) -> ParsedFile:
    rows = tuple(book.masters.customers().values())
    if not rows:
        raise file.refused("has no ledger of the group Sundry Debtors and no vouchers", _SALES)
    others = len(book.masters.ledgers) - len(rows)
    notes = [f"{counted(others, 'ledger is', 'ledgers are')} left out: not of debtors."]
    return _parsed(file, PROFILE, rows, kind=FileKind.CUSTOMERS, excluded=others, notes=notes)


def _items(file: WholeFile, book: _Book) -> ParsedFile:
    customers = book.masters.customers()
    moves = book.vouchers.moves(book.masters, frozenset(customers))
    items = items_of(moves, customers)
    problems, left_out = book.vouchers.problems, book.vouchers.left_out
    if not items and not problems:
        raise file.refused("has no voucher of a customer", _SALES)
    notes = [
        f"{counted(number, 'voucher is', 'vouchers are')} left out: {why}."
        for why, number in left_out.items()
    ]
    return _parsed(
        file,
        PROFILE,
        items,
        problems=tuple(problems),
        part_lines=max(0, len(moves) - len(items)),
        excluded=sum(left_out.values()),
        notes=[*notes, *_older(moves), *_opened(book.masters.opened(customers))],
        receipts_pay=not any(move.bill for move in moves),
    )


def _older(moves: list[Move]) -> list[str]:
    """Return what is to be said about payments for bills that the file does not have."""
    made = {_bill(move) for move in moves if move.way != AGAINST}
    older = sum(move.way == AGAINST and _bill(move) not in made for move in moves)
    if not older:
        return []
    many = counted(older, "payment is", "payments are")
    return [f"{many} for bills older than the file: on account, the reference says for which."]


def _bill(move: Move) -> tuple[str, str]:
    return move.party.casefold(), move.bill.casefold()


def _opened(number: int) -> list[str]:
    """Return what is to be said about opening balances: what is still open of them is not known."""
    many = counted(number, "opening balance is", "opening balances are")
    them = "it" if number == 1 else "them"
    return [f"{many} not read: import Bills Receivable for what is still open of {them}."]


def _bills(file: WholeFile, bills: BillRows) -> ParsedFile:
    if bills.is_payable:
        raise file.refused("is a list of what you owe: all its bills are credits", _RECEIVABLE)
    problems = tuple(bills.problems)
    return _parsed(file, BILLS, bills.items, problems=problems, is_open_items_list=not problems)


def _parsed(
    file: WholeFile,
    profile: str,
    rows: Any,
    *,
    kind: FileKind = FileKind.ITEMS,
    **more: Any,
) -> ParsedFile:
    """Return rows as the file that an import takes."""
    counts: dict[str, Any] = {"problems": (), "excluded": 0, "part_lines": 0, "notes": ()} | more
    lines = len(rows) + len(counts["problems"]) + counts["excluded"] + counts["part_lines"]
    counts["notes"] = tuple(note for note in counts["notes"] if not note.startswith("0 "))
    return ParsedFile(
        name=file.name,
        sha256=file.sha256,
        kind=kind,
        profile=profile,
        program=PROGRAMS[profile],
        signature=signature((profile,)),
        rows=tuple(rows),
        counts={RowKind.DATA: lines},
        rows_in_file=lines,
        names_first=True,
        **counts,
    )
