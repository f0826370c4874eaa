"""Sage 50: customer records in their fixed order, with a line of headers or without."""

from __future__ import annotations

import re
from collections.abc import Sequence

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.cells import Cell, text_of
from collector_desktop.importers.making import net_terms, some_limit
from collector_desktop.importers.profile import Derived, Profile, columns, named

_COLUMNS = (
    "Account Reference,Account Name,Address 1,Address 2,Address 3,Address 4,Address 5,"
    "Contact Name,Telephone,Fax,Analysis 1,Analysis 2,Analysis 3,Department,"
    "VAT Registration Number,MTD Turnover,YTD Turnover,Prior Year,Credit Limit,Terms,"
    "Settlement Due Days,Settlement Discount Rate,Default Nominal Code,Tax Code,Trade Contact,"
    "Telephone 2,E-mail,Web Address,Discount Rate,Payment Due Days,Terms Agreed Flag,"
    "BANK_NAME,BANK_ADDRESS_1,BANK_ADDRESS_2,BANK_ADDRESS_3,BANK_ADDRESS_4,BANK_ADDRESS_5,"
    "BANK_ACCOUNT_NAME,BANK_SORT_CODE,BANK_ACCOUNT_NUMBER,BACS_REFERENCE,BACS,CURRENCY,HOLD_MAIL,"
    "ACCOUNT_OPENED,NEXT_CREDIT_REV,LAST_CREDIT_REV,ACCOUNT_STATUS,CAN_APPLY_CHARGES,COUNTRY_CODE"
)
_FEWEST_COLUMNS = 30
_CODE = re.compile(r"[^\s,]{1,8}")
_TAX_CODE = re.compile(r"T?[0-9]{1,2}|")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?|")


def _looks_like_sage(lines: Sequence[Sequence[Cell]]) -> bool:
    """Return whether lines without a header have what Sage puts in its fixed columns."""
    return bool(lines) and all(_is_record([text_of(cell) for cell in cells]) for cells in lines)


def _is_record(texts: Sequence[str]) -> bool:
    """Return whether code, name, limit, tax code and days to pay stand where they belong."""
    if len(texts) < _FEWEST_COLUMNS or not _CODE.fullmatch(texts[0]) or not texts[1]:
        return False
    numbers = (texts[18], texts[20], texts[21], texts[29])
    return all(map(_NUMBER.fullmatch, numbers)) and bool(_TAX_CODE.fullmatch(texts[23]))


def _terms(days: str, words: str) -> str:
    """Return the days to pay, else the words printed on documents."""
    return net_terms(days) if days.strip("0.") else words


def _profile(name: str, *, headless: bool) -> Profile:
    """Return the format with or without a line of headers; the order of columns is the same."""
    return Profile(
        name=name,
        program="Sage 50",
        kind=FileKind.CUSTOMERS,
        columns=columns(_COLUMNS),
        fields=named(
            code="Account Reference|A/C|Account Ref|A/C Ref",
            name="Account Name|Name|Company Name",
            address1="Address 1|Street 1|Street1",
            address2="Address 2|Street 2|Street2",
            city="Address 3|Town",
            region="Address 4|County",
            postcode="Address 5|Post Code|Postcode",
            contact_name="Contact Name|Contact|Trade Contact",
            phone="Telephone|Telephone Number|Telephone 2",
            email="E-mail|Email|E-Mail 1",
            country="COUNTRY_CODE|Country",
        ),
        derived={
            "terms": Derived(("Payment Due Days", "Terms"), _terms),
            "credit_limit": Derived(("Credit Limit",), some_limit),
        },
        needed=("code", "name", "address1", "phone"),
        marks=("Credit Limit",),
        fits=_looks_like_sage if headless else None,
        decimal=".",
        not_read="Turnover, VAT and bank details stay in Sage; a limit of 0 means none was set.",
    )


SAGE50_CUSTOMERS = _profile("sage50-customers", headless=False)
SAGE50_CUSTOMERS_PLAIN = _profile("sage50-customers-without-header", headless=True)
