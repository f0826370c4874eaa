"""FEC, the file of entries that every French program writes for the tax office.

Its columns are those of article A47 A-1 of the *Livre des procédures fiscales*, which allows an
amount with its side (*Montant*, *Sens*) in place of *Debit* and *Credit*. The accounts 411 and 416
are those of customers; entries that were matched with each other share a letter (*EcritureLet*), of
which some programs write a small one as long as something is left. Amounts should have a decimal
comma; many files have a point.
"""

from __future__ import annotations

import re
from dataclasses import replace

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.debit_credit import signed
from collector_desktop.importers.making import first, unless_zero
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named

_CUSTOMERS = re.compile("41[16]")
_OF_ALL = re.compile("41[16]0*")
_CREDIT_NOTE = "avoir"
_FIGURE = re.compile("[1-9]")
_CREDIT_SIDES = frozenset({"c", "-1"})
_NOUGHT = "0"


def _amount(debit: str, credit: str) -> str:
    """Return the debit of an entry, else its credit with the other sign.

    A negative credit takes back one, and is a debit: no credit of these files has a minus as such.
    """
    is_taken_back = credit.startswith("-") and not _FIGURE.search(debit)
    return credit[1:] if is_taken_back else signed(debit, credit)


def _is_matched(letter: str) -> bool:
    """Return whether an entry was matched in full."""
    return bool(letter) and letter == letter.upper()


def _left_out(account: str, customer: str, debit: str, credit: str, letter: str) -> str:
    """Return why an entry is left out."""
    if not _CUSTOMERS.match(account):
        return "an entry of another account"
    if _OF_ALL.fullmatch(account) and not customer:
        return "an entry that names no customer"
    amount = _amount(debit, credit)
    if amount.startswith("-") and _is_matched(letter):
        return "money or a credit that paid an invoice of the books"
    return unless_zero(amount, "an entry of nothing")


def _open(letter: str) -> str:
    """Return what is open of an entry: nothing if it was matched."""
    return "0" if _is_matched(letter) else ""


def _settled_on(letter: str, day: str) -> str:
    """Return the day on which an entry was matched in full."""
    return day if _is_matched(letter) else ""


def _type(debit: str, credit: str, text: str) -> str:
    """Return whether an entry is a credit note, as its text says."""
    is_credit = _amount(debit, credit).startswith("-")
    return _CREDIT_NOTE if is_credit and text.casefold().startswith(_CREDIT_NOTE) else ""


def _of_side(amount: str, side: str) -> tuple[str, str]:
    """Return the debit and the credit of an amount with a side: `D` and `C`, or `+1` and `-1`."""
    is_credit = side.casefold() in _CREDIT_SIDES
    return (_NOUGHT, amount) if is_credit else (amount, _NOUGHT)


def _signed_of_side(amount: str, side: str) -> str:
    return _amount(*_of_side(amount, side))


def _left_out_of_side(account: str, customer: str, amount: str, side: str, letter: str) -> str:
    return _left_out(account, customer, *_of_side(amount, side), letter)


def _type_of_side(amount: str, side: str, text: str) -> str:
    return _type(*_of_side(amount, side), text)


FEC = Profile(
    name="fec",
    program="French programs (FEC)",
    kind=FileKind.ITEMS,
    columns=columns(
        "JournalCode,JournalLib,EcritureNum,EcritureDate,CompteNum,CompteLib,CompAuxNum,"
        "CompAuxLib,PieceRef,PieceDate,EcritureLib,Debit,Credit,EcritureLet,DateLet,ValidDate,"
        "Montantdevise,Idevise"
    ),
    fields=named(
        number="PieceRef",
        document_on="PieceDate|EcritureDate",
        description="EcritureLib",
    ),
    derived={
        "customer_code": Derived(("CompAuxNum", "CompteNum"), first),
        "customer_name": Derived(("CompAuxLib", "CompteLib"), first),
        "amount": Derived(("Debit", "Credit"), _amount),
        "open": Derived(("EcritureLet",), _open),
        "settled_on": Derived(("EcritureLet", "DateLet"), _settled_on),
        "type": Derived(("Debit", "Credit", "EcritureLib"), _type),
        "left_out": Derived(
            ("CompteNum", "CompAuxNum", "Debit", "Credit", "EcritureLet"), _left_out
        ),
    },
    needed=("number", "document_on", "amount"),
    marks=("JournalCode", "CompteNum", "CompAuxNum", "EcritureLib", "Debit", "Credit"),
    rules=ItemRules(
        types={_CREDIT_NOTE: ("credit_note", "credit_note")},
        default_sides=("invoice", "receipt"),
    ),
    date_order=DateOrder.YMD,
    not_read="There are no due dates, and money that no letter matches stays on account.",
)
_SIDED = {
    "amount": Derived(("Montant", "Sens"), _signed_of_side),
    "type": Derived(("Montant", "Sens", "EcritureLib"), _type_of_side),
    "left_out": Derived(
        ("CompteNum", "CompAuxNum", "Montant", "Sens", "EcritureLet"), _left_out_of_side
    ),
}
FEC_WITH_SIDES = replace(
    FEC,
    name="fec-with-sides",
    columns=tuple({"Debit": "Montant", "Credit": "Sens"}.get(name, name) for name in FEC.columns),
    derived={**FEC.derived, **_SIDED},
    marks=("JournalCode", "CompteNum", "CompAuxNum", "EcritureLib", "Montant", "Sens"),
)
