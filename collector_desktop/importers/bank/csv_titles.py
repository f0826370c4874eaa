"""What the lines above a bank's table say: whose account it is, and in which currency."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from collector_desktop.domain.currency import is_currency_code
from collector_desktop.domain.epc import is_iban
from collector_desktop.importers.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from collector_desktop.importers.cells import Cell

_CURRENCY = re.compile(
    r"(?:account )?currency|ccy|valued in|(?:konto)?währung|bewertet in|monnaie|devise|évalué en"
    r"|valuta|moneda|divisa",
    re.IGNORECASE,
)
_BALANCE = re.compile(r".*(?:saldo|kontostand|balance|solde).*", re.IGNORECASE)
_WITH_CODE = re.compile(r"(?:([A-Z]{3})\s?)?[+-]?[0-9][0-9.,'\u2019\s]*(?:\s?([A-Z]{3}))?")


class Titles(NamedTuple):
    """The account's IBAN and currency; each empty where no line, or several of them, name one."""

    account: str = ""
    currency: str = ""


def titles_above(lines: Iterable[tuple[int, list[Cell]]], header_row: int) -> Titles:
    """Return what the lines above the header say of the account.

    An IBAN is known by its check digits, in whatever language the lines are.
    """
    accounts: set[str] = set()
    currencies: set[str] = set()
    for _, cells in takewhile(lambda line: line[0] < header_row, lines):
        texts = list(_names_and_values(cells))
        accounts.update(_account(text) for text in texts)
        named = (value for name, value in pairwise(texts) if _CURRENCY.fullmatch(name))
        currencies.update(map(_currency, named))
        sums = (value for name, value in pairwise(texts) if _BALANCE.fullmatch(name))
        currencies.update(map(_of_amount, sums))
    return Titles(_only(accounts), _only(currencies))


def _names_and_values(cells: list[Cell]) -> Iterator[str]:
    """Yield the texts of a line; a name and its value in one cell are two of them."""
    for cell in cells:
        yield from filter(None, (part.strip() for part in text_of(cell).split(":")))


def _account(text: str) -> str:
    number = "".join(text.split()).upper().removeprefix("IBAN")
    return number if is_iban(number) else ""


def _currency(text: str) -> str:
    return text.upper() if is_currency_code(text.upper()) else ""


def _of_amount(text: str) -> str:
    """Return the currency of an amount such as `17'173.76 CHF`, empty if it has none."""
    found = _WITH_CODE.fullmatch(text)
    return _currency(found[1] or found[2] or "") if found else ""


def _only(found: set[str]) -> str:
    """Return the one text of a set, empty if there are none or several."""
    named = found - {""}
    return named.pop() if len(named) == 1 else ""
