"""Exports of banks in Australia, Canada and Germany without column names, or with odd ones.

They name no currency: it is that of the ledger, unless the columns say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from collector_desktop.importers.bank.csv_profile import BankProfile
from collector_desktop.importers.dates import DateOrder

_DAY = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GERMAN_DAY = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}")
_MONEY = re.compile(r"[+-]?\$?[0-9][0-9,]*\.[0-9]{1,2}")
_GERMAN_MONEY = re.compile(r"-?[0-9][0-9.]*,[0-9]{2}")
_GERMAN_ACCOUNT = re.compile(r"'?DE[0-9]{20}'?")


def _is_day(text: str) -> bool:
    return _DAY.fullmatch(text) is not None


def _is_money(text: str) -> bool:
    return _MONEY.fullmatch(text) is not None


def _is_amount_first(cells: Sequence[str]) -> bool:
    """Return whether cells are a day, an amount, words and at most a balance."""
    return (
        len(cells) in (3, 4)
        and _is_day(cells[0])
        and _is_money(cells[1])
        and not _is_money(cells[2])
        and all(map(_is_money, cells[3:]))
    )


def _is_two_sided(cells: Sequence[str]) -> bool:
    """Return whether cells are a day, words, and an amount that went out or came in."""
    sides = [text for text in cells[2:4] if text]
    return (
        len(cells) in (4, 5)
        and _is_day(cells[0])
        and not _is_money(cells[1])
        and len(sides) == 1
        and _is_money(sides[0])
    )


def _is_balanced(cells: Sequence[str]) -> bool:
    return len(cells) == 5 and _is_two_sided(cells) and _is_money(cells[4])


def _is_card(cells: Sequence[str]) -> bool:
    return _is_two_sided(cells) and not any(map(_is_money, cells[4:]))


def _is_targobank(cells: Sequence[str]) -> bool:
    return (
        len(cells) >= 7
        and _GERMAN_DAY.fullmatch(cells[0]) is not None
        and any(_GERMAN_MONEY.fullmatch(text) for text in cells[2:4])
        and _GERMAN_ACCOUNT.fullmatch(cells[6]) is not None
    )


AMOUNT_FIRST = BankProfile(
    name="amount_first_csv",
    program="ANZ, Commonwealth Bank and others: day, amount, words",
    columns=("Date", "Amount", "Description", "Balance"),
    fields={"date": ("Date",), "amount": ("Amount",), "balance": ("Balance",)},
    texts=("Description",),
    needed=("date", "amount"),
    decimal=".",
    fits=_is_amount_first,
)
TD_CANADA = BankProfile(
    name="td_csv",
    program="TD Canada Trust",
    columns=("Date", "Description", "Withdrawals", "Deposits", "Balance"),
    fields={
        "date": ("Date",),
        "paid_out": ("Withdrawals",),
        "paid_in": ("Deposits",),
        "balance": ("Balance",),
    },
    texts=("Description",),
    needed=("date", "paid_out", "paid_in"),
    decimal=".",
    fits=_is_balanced,
)
CIBC = BankProfile(
    name="cibc_csv",
    program="CIBC",
    columns=("Date", "Description", "Withdrawals", "Deposits", "Card"),
    fields={"date": ("Date",), "paid_out": ("Withdrawals",), "paid_in": ("Deposits",)},
    texts=("Description",),
    needed=("date", "paid_out", "paid_in"),
    decimal=".",
    fits=_is_card,
)
TARGOBANK = BankProfile(
    name="targobank_csv",
    program="Targobank",
    columns=("Datum", "Buchungstext", "Soll", "Haben", "Leer1", "Leer2", "Konto"),
    fields={
        "date": ("Datum",),
        "paid_out": ("Soll",),
        "paid_in": ("Haben",),
        "account": ("Konto",),
    },
    texts=("Buchungstext",),
    needed=("date", "paid_out", "paid_in", "account"),
    currency="EUR",
    date_order=DateOrder.DMY,
    decimal=",",
    fits=_is_targobank,
)
# A column for each currency: a row has its amount in that of its own.
RBC = BankProfile(
    name="rbc_csv",
    program="Royal Bank of Canada",
    columns=(
        "Account Type",
        "Account Number",
        "Transaction Date",
        "Cheque Number",
        "Description 1",
        "Description 2",
        "CAD$",
        "USD$",
    ),
    fields={
        "account": ("Account Number",),
        "date": ("Transaction Date",),
        "amount": ("CAD$",),
        "other_amount": ("USD$",),
        "reference": ("Cheque Number",),
    },
    texts=("Description 1", "Description 2"),
    needed=("account", "date", "amount", "other_amount"),
    currency="CAD",
    other_currency="USD",
    decimal=".",
    date_order=DateOrder.MDY,
)
# What it calls the bank account is our own.
WESTPAC = BankProfile(
    name="westpac_csv",
    program="Westpac",
    columns=(
        "Bank Account",
        "Date",
        "Narrative",
        "Debit Amount",
        "Credit Amount",
        "Balance",
        "Categories",
        "Serial",
    ),
    fields={
        "account": ("Bank Account",),
        "date": ("Date",),
        "paid_out": ("Debit Amount",),
        "paid_in": ("Credit Amount",),
        "balance": ("Balance",),
        "reference": ("Serial",),
    },
    texts=("Narrative",),
    needed=("account", "date", "paid_out", "paid_in", "reference"),
    decimal=".",
    date_order=DateOrder.DMY,
)
# Its day is month first, and its amount is in dollars also where a card paid in another currency.
MERCURY = BankProfile(
    name="mercury_csv",
    program="Mercury",
    columns=(
        "Date (UTC)",
        "Description",
        "Amount",
        "Status",
        "Source Account",
        "Bank Description",
        "Reference",
        "Note",
        "Last Four Digits",
        "Name On Card",
        "Category",
        "GL Code",
        "Timestamp",
        "Original Currency",
    ),
    fields={
        "date": ("Date (UTC)",),
        "payer": ("Description",),
        "amount": ("Amount",),
        "state": ("Status",),
        "account": ("Source Account",),
        "account_name": ("Source Account",),
        "bank_words": ("Bank Description",),
        "reference": ("Reference",),
    },
    texts=("Bank Description", "Reference", "Note"),
    needed=("date", "payer", "amount", "state", "account", "bank_words"),
    currency="USD",
    decimal=".",
    date_order=DateOrder.MDY,
)
