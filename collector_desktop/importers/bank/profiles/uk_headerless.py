"""British banks' exports without column names: known by what is in the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from collector_desktop.importers.bank.csv_profile import BankProfile
from collector_desktop.importers.dates import DateOrder

_DAY = re.compile(r"[0-9]{1,2}/[0-9]{2}/(?:[0-9]{4}|[0-9]{2})")
_MONEY = re.compile(r"-?[0-9][0-9,]*\.[0-9]{2}")
_SORT_AND_NUMBER = re.compile(r"[0-9]{2}(?:[- ]?[0-9]{2}){2}[- ]?[0-9]{7,8}")


def _is_hsbc_net(cells: Sequence[str]) -> bool:
    return (
        len(cells) >= 6
        and _SORT_AND_NUMBER.fullmatch(cells[0]) is not None
        and cells[2].isalpha()
        and _MONEY.fullmatch(cells[3]) is not None
    )


def _is_lloyds_commercial(cells: Sequence[str]) -> bool:
    return (
        len(cells) >= 7
        and _DAY.fullmatch(cells[0]) is not None
        and _SORT_AND_NUMBER.fullmatch(cells[1]) is not None
        and _MONEY.fullmatch(cells[4]) is not None
    )


def _is_hsbc_personal(cells: Sequence[str]) -> bool:
    return (
        len(cells) == 3
        and _DAY.fullmatch(cells[0]) is not None
        and not _MONEY.fullmatch(cells[1])
        and _MONEY.fullmatch(cells[2]) is not None
    )


HSBC_NET = BankProfile(
    name="hsbcnet_csv",
    program="HSBCnet",
    columns=("Account", "Date", "Currency", "Amount", "Description", "Type"),
    fields={
        "account": ("Account",),
        "date": ("Date",),
        "currency": ("Currency",),
        "amount": ("Amount",),
        "type": ("Type",),
    },
    texts=("Description",),
    needed=("account", "date", "currency", "amount"),
    currency="GBP",
    date_order=DateOrder.DMY,
    decimal=".",
    fits=_is_hsbc_net,
)
LLOYDS_COMMERCIAL = BankProfile(
    name="lloyds_commercial_csv",
    program="Lloyds Commercial",
    columns=("Date", "Account", "Blank", "Type", "Value", "Reference", "Description"),
    fields={
        "date": ("Date",),
        "account": ("Account",),
        "type": ("Type",),
        "amount": ("Value",),
        "reference": ("Reference",),
    },
    texts=("Description", "Reference"),
    needed=("date", "account", "amount"),
    currency="GBP",
    date_order=DateOrder.DMY,
    decimal=".",
    fits=_is_lloyds_commercial,
)
HSBC_PERSONAL = BankProfile(
    name="hsbc_personal_csv",
    program="HSBC, personal",
    columns=("Date", "Description", "Amount"),
    fields={"date": ("Date",), "amount": ("Amount",)},
    texts=("Description",),
    needed=("date", "amount"),
    currency="GBP",
    date_order=DateOrder.DMY,
    decimal=".",
    fits=_is_hsbc_personal,
)
