"""The CSV layout of a bank as data: its column names, notation, and which rows count."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.headers import plain_header, without_currency
from collector_desktop.importers.profile import DecimalSign

Filled = Callable[[Sequence[str]], bool]


@frozen
class CsvColumns:
    """Which column is which field, those whose words make up the text, and a currency in a name.

    `others` are the columns whose words are the text of a row for which `texts` say nothing.
    """

    at: Mapping[str, int]
    texts: tuple[int, ...]
    currency: str = ""
    others: tuple[int, ...] = ()


@frozen
class BankProfile:
    """One bank's export: how it is recognised and which of its columns is what.

    `fields` gives for each field of ours the headers it may be under; of `texts` all that are
    there make up the words of a line. `done` are the states of rows that count; `skipped` words
    in a row's type leave it out. `marks_in` are its own words, in small letters, for the side
    of money that came in. `currency` is that of an export which does not name one. With
    `fits` the file has no header and `columns` are in order. `splits_fees` says that the amount
    is gross and its fee a line of its own; so is what a field `refunded` says was paid back. A row
    whose `back_state` is one of `returned` has a movement that came back: all in its field `back`,
    on the day `back_on` if it has one. Where its currency `back_currency` is not the movement's, it
    must be all that was `charged`. `other_currency` is that of a second column of amounts.
    With `all_words` the words of all columns that are nothing else make up the text where none of
    `texts` is there, or where they are empty. `anybodys` are numbers of accounts that are the
    payer's if they stand behind the name of the payer, else our own. `account` is the key of the
    account where a service exports the same movements in several layouts; `{currency}` in it is
    the statement's. `not_read` says for the documents what is left alone if that does not follow
    from `columns`. What `names_payer` finds in the words of money that came in is who paid, where
    no column says that.
    """

    name: str
    program: str
    columns: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    currency: str = ""
    texts: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None
    done: frozenset[str] = frozenset()
    skipped: tuple[str, ...] = ()
    returned: frozenset[str] = frozenset()
    marks_in: frozenset[str] = frozenset()
    fits: Filled | None = None
    splits_fees: bool = False
    account: str = ""
    all_words: bool = False
    anybodys: tuple[str, ...] = ()
    other_currency: str = ""
    not_read: str = ""
    names_payer: re.Pattern[str] | None = None

    def account_key(self, currency: str) -> str:
        """Return the key of an account in a currency for which the file gives no number."""
        return self.account.format(currency=currency) or self.name

    def match(self, headers: Sequence[str]) -> CsvColumns | None:
        """Return where the fields stand, None if the headers are not of this layout."""
        plain = [header.lstrip("#") for header in headers]
        names = [without_currency(header) for header in plain]
        places: dict[str, int] = {}
        for column, (name, _) in enumerate(names):
            places.setdefault(plain_header(plain[column]), column)
            places.setdefault(plain_header(name), column)
        if any(plain_header(header) in places for header in self.absent):
            return None
        at: dict[str, int] = {}
        for name, alternatives in self.fields.items():
            found = [
                places[known] for each in alternatives if (known := plain_header(each)) in places
            ]
            if found:
                at[name] = found[0]
        if any(name not in at for name in self.needed):
            return None
        self._place_anybodys(at, places)
        texts = [places[known] for each in self.texts if (known := plain_header(each)) in places]
        others: list[int] = []
        if self.all_words:
            taken = {place for name, place in at.items() if name != "type"}
            free = [place for place, header in enumerate(headers) if header and place not in taken]
            texts, others = texts or free, free
        money = [at[name] for name in ("amount", "paid_in", "paid_out", "balance") if name in at]
        currency = next((names[place][1] for place in money if names[place][1]), "")
        return CsvColumns(at, tuple(dict.fromkeys(texts)), currency, tuple(others))

    def _place_anybodys(self, at: dict[str, int], places: Mapping[str, int]) -> None:
        """Say of each number that may be anybody's whose it is, unless that is known already."""
        for header in self.anybodys:
            place = places.get(plain_header(header))
            if place is None or place in at.values():
                continue
            is_payers = place > at.get("payer", place) and "payer_account" not in at
            at.setdefault("payer_account" if is_payers else "account", place)
