"""Exports of banks in the Netherlands, the United States and Australia without column names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from collector_desktop.importers.bank.csv_profile import BankProfile
from collector_desktop.importers.dates import DateOrder

_DUTCH_MONEY = re.compile(r"-?[0-9]+,[0-9]{2}")
_MONEY = re.compile(r"-?[0-9]+(?:\.[0-9]{1,2})?")
_COMPACT_DAY = re.compile(r"20[0-9]{6}")
_AMERICAN_DAY = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}")
_DAY_WITH_MONTH = re.compile(r"[0-9]{1,2}-[A-Z][a-z]{2}-[0-9]{2}")


def _is_abn_amro(cells: Sequence[str]) -> bool:
    """Return whether cells are account, currency, day, two balances, value day, amount, words."""
    return (
        len(cells) == 8
        and cells[0].isdecimal()
        and len(cells[1]) == 3
        and all(_COMPACT_DAY.fullmatch(text) for text in (cells[2], cells[5]))
        and all(_DUTCH_MONEY.fullmatch(text) for text in (*cells[3:5], cells[6]))
    )


def _is_wells_fargo(cells: Sequence[str]) -> bool:
    """Return whether cells are a day, an amount, a star, a number of a cheque and words."""
    return (
        len(cells) == 5
        and _AMERICAN_DAY.fullmatch(cells[0]) is not None
        and _MONEY.fullmatch(cells[1]) is not None
        and cells[2] == "*"
    )


def _is_nab(cells: Sequence[str]) -> bool:
    """Return whether cells are a day, an amount, an account, a type, words and a balance."""
    return (
        len(cells) in (7, 8)
        and _DAY_WITH_MONTH.fullmatch(cells[0]) is not None
        and all(_MONEY.fullmatch(text) for text in (cells[1], cells[6]))
        and cells[3] == ""
    )


ABN_AMRO = BankProfile(
    name="abn_amro_tab",
    program="ABN AMRO, text",
    columns=("Account", "Currency", "Date", "Before", "Balance", "Value date", "Amount", "Words"),
    fields={
        "account": ("Account",),
        "currency": ("Currency",),
        "date": ("Date",),
        "balance": ("Balance",),
        "value_date": ("Value date",),
        "amount": ("Amount",),
    },
    texts=("Words",),
    needed=("account", "currency", "date", "amount"),
    date_order=DateOrder.YMD,
    decimal=",",
    fits=_is_abn_amro,
)
WELLS_FARGO = BankProfile(
    name="wells_fargo_csv",
    program="Wells Fargo",
    columns=("Date", "Amount", "Star", "Cheque", "Description"),
    fields={"date": ("Date",), "amount": ("Amount",), "reference": ("Cheque",)},
    texts=("Description",),
    needed=("date", "amount"),
    currency="USD",
    date_order=DateOrder.MDY,
    decimal=".",
    fits=_is_wells_fargo,
)
NAB = BankProfile(
    name="nab_csv",
    program="National Australia Bank, before 2021",
    columns=("Date", "Amount", "Account", "Blank", "Type", "Description", "Balance", "Serial"),
    fields={
        "date": ("Date",),
        "amount": ("Amount",),
        "account": ("Account",),
        "type": ("Type",),
        "balance": ("Balance",),
    },
    texts=("Description",),
    needed=("date", "amount", "account"),
    currency="AUD",
    date_order=DateOrder.DMY,
    decimal=".",
    fits=_is_nab,
)
