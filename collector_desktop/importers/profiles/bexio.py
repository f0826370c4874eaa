"""bexio: account postings as CSV, and the journal as XLSX; the account of debtors is read.

The debits of a reference make the invoice, its credits are what was paid of it. The journal names
no contact, so the text of the posting stands for it.
"""

from __future__ import annotations

import re

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.making import first, unless_zero
from collector_desktop.importers.profile import (
    ITEM_TYPES,
    Derived,
    ItemRules,
    Lines,
    Profile,
    columns,
    named,
)

_PROGRAM = "bexio"
_DEBTORS = re.compile(r"110[0-8]\b")
_OTHER = "a posting between other accounts"
_NOTHING = "a posting of nothing"
_RULES = ItemRules(
    types={},
    default_sides=("invoice", "receipt"),
    numbered=frozenset(ITEM_TYPES),
    lines=Lines.NETTED,
)


def _signed(debit: str, credit: str) -> str:
    """Return the amount of a posting, a credit with a minus."""
    return debit or (f"-{credit}" if credit else "")


def _is_other_account(account: str) -> str:
    """Return why a posting is left out: it is of an account that no customer owes on."""
    return "" if _DEBTORS.match(account) else f"a posting of the account {account}"


def _in_journal(debit: str, credit: str, amount: str) -> str:
    """Return the amount of a line of the journal, with a minus if debtors are credited."""
    return amount if _DEBTORS.match(debit) else f"-{amount}" if _DEBTORS.match(credit) else ""


def _left_out(debit: str, credit: str, amount: str) -> str:
    """Return why a line of the journal is left out."""
    own = bool(_DEBTORS.match(debit)) != bool(_DEBTORS.match(credit))
    return unless_zero(amount, _NOTHING) if own else _OTHER


BEXIO_POSTINGS = Profile(
    name="bexio-account-postings",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "Kontonummer,Datum,Referenz,Kontakt,Beschreibung,GK,GK Beschreibung,Code,Prozentsatz,"
        "Ziffer,Währung,Soll,Haben,Saldo,Fremdwährung,Kurs,FW-Betrag"
    ),
    fields=named(document_on="Datum", number="Referenz", description="Beschreibung"),
    derived={
        "customer_name": Derived(("Kontakt", "Beschreibung"), first),
        "amount": Derived(("Soll", "Haben"), _signed),
        "left_out": Derived(("Kontonummer",), _is_other_account),
    },
    needed=("document_on", "number", "amount"),
    marks=("Kontonummer", "Kontakt", "Soll", "Haben"),
    rules=_RULES,
    date_order=DateOrder.DMY,
    decimal=".",
    names_first=True,
    not_read="Postings of other accounts than 1100 to 1108 are left out; there are no due dates.",
)

BEXIO_JOURNAL = Profile(
    name="bexio-journal",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "Datum,Referenz,Soll,Haben,Beschreibung,Betrag,Buchungswährung,Umrechnungsfaktor,"
        "Betrag in Basiswährung,Währung in Basiswährung,MWST"
    ),
    fields=named(
        document_on="Datum",
        number="Referenz",
        customer_name="Beschreibung",
        currency="Währung in Basiswährung",
    ),
    derived={
        "amount": Derived(("Soll", "Haben", "Betrag in Basiswährung"), _in_journal),
        "left_out": Derived(("Soll", "Haben", "Betrag in Basiswährung"), _left_out),
    },
    needed=("document_on", "number", "customer_name", "amount"),
    marks=("Umrechnungsfaktor", "Soll", "Haben"),
    rules=_RULES,
    date_order=DateOrder.DMY,
    decimal=".",
    names_first=True,
    not_read="Other postings are left out; amounts are in the base currency; no due dates.",
)
