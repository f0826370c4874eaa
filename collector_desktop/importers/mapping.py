"""Which column of a file is which of our fields: as the user said, and as its headers suggest."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import field
from typing import Any, Literal, TypeAlias

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.cells import Cell, text_of
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.debit_credit import (
    CREDIT,
    DEBIT,
    has_sides,
    signed,
    without_sides,
)
from collector_desktop.importers.fields import FIELDS
from collector_desktop.importers.headers import match_aliases, plain_header, without_currency
from collector_desktop.importers.plausible import (
    Expected,
    are_counts,
    fits,
    is_one_or_nought,
    is_yes_or_no,
)
from collector_desktop.importers.profile import DecimalSign
from collector_desktop.importers.running import is_running
from collector_desktop.importers.sum_words import is_sum_label
from collector_desktop.importers.text_source import LARGEST_COLUMNS

Confidence: TypeAlias = Literal["matched", "please check"]

_DAY_FIELDS = ("document_on", "due_on", "settled_on", "terms_from", "allocated_on")
_AMOUNT_FIELDS = ("amount", DEBIT, CREDIT, "open", "paid", "credit_limit")

_PARTIES = (
    *("customer", "client", "debtor", "account", "cliente", "klant", "relatie", "asiakas"),
    *("debitor", "debiteur"),
)
_NAMES = ("name1", "nombre", "naam", "nimi", "nome")

# The headers of our own table of items serve as well as the names of the fields.
_NATIVE = {"customer": "customer_code", "date": "document_on", "due_date": "due_on"}


@frozen
class Mapping:
    """A user's answer to what the columns of a file are.

    `columns` gives for a field the header of its column, or the column's place counted from 0.
    `header_row` counts from 1; 0 means that the file names no columns; None: look for the names.
    `statuses` says whether lines with a status come in; of the others those stay out that are
    usually not owed, such as drafts.
    """

    kind: FileKind
    columns: Dictionary[str, str | int]
    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None
    header_row: int | None = None
    encoding: str = ""
    delimiter: str = ""
    currency: str = ""
    is_open_items_list: bool = False
    statuses: Dictionary[str, bool] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return what `--map` files hold and what is remembered for the next file."""
        stated: dict[str, Any] = {
            "kind": self.kind.value,
            "columns": dict(self.columns),
            "date_order": self.date_order.value if self.date_order else None,
            "decimal": self.decimal,
            "header_row": self.header_row,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "currency": self.currency,
            "is_open_items_list": self.is_open_items_list,
            "statuses": dict(self.statuses),
        }
        silent: tuple[Any, ...] = (None, "", False, {})
        return {
            name: value
            for name, value in stated.items()
            if name == "columns" or value not in silent
        }

    @classmethod
    def from_json(cls, stated: Any) -> Mapping:
        """Return a mapping from its JSON form; refuse what is not one, naming the fault."""
        if not isinstance(stated, dict) or not isinstance(stated.get("columns"), dict):
            raise _unusable("it needs 'kind' and 'columns'")
        kind = _member(FileKind, stated.get("kind", "items"), "kind")
        native = _NATIVE if kind is FileKind.ITEMS else {}
        named = {native.get(name, name): where for name, where in stated["columns"].items()}
        columns = {name: _column(kind, name, where) for name, where in named.items()}
        order, decimal = stated.get("date_order"), stated.get("decimal")
        header_row = stated.get("header_row")
        if decimal not in (None, ".", ","):
            raise _unusable("'decimal' is '.' or ','")
        if header_row is not None and (type(header_row) is not int or header_row < 0):
            raise _unusable("'header_row' is a line number")
        return cls(
            kind=kind,
            columns=columns,
            date_order=None if order is None else _member(DateOrder, order, "date_order"),
            decimal=decimal,
            header_row=header_row,
            encoding=_text(stated, "encoding"),
            delimiter=_text(stated, "delimiter")[:1],
            currency=_text(stated, "currency").upper(),
            is_open_items_list=stated.get("is_open_items_list") is True,
            statuses=_statuses(stated.get("statuses")),
        )

    def resolve(self, headers: Sequence[str]) -> dict[str, int]:
        """Return the place of each mapped column; refuse a header that the file lacks.

        Raises:
            UnreadableFileError: the file lacks one of them.
        """
        places: dict[str, int] = {}
        for place, header in enumerate(headers):
            places.setdefault(plain_header(header), place)
        found: dict[str, int] = {}
        for name, where in self.columns.items():
            place = where if isinstance(where, int) else places.get(plain_header(where), -1)
            if place < 0:
                raise UnreadableFileError(
                    f"The file has no column '{where}'.",
                    f"Its columns are: {', '.join(filter(None, headers))}.",
                )
            found[name] = place
        return found


@frozen
class Suggestion:
    """A column that seems to be one of our fields."""

    field: str
    header: str
    column: int
    confidence: Confidence


def suggest_mapping(
    headers: Sequence[str], sample: Sequence[Sequence[Cell]], kind: FileKind = FileKind.ITEMS
) -> tuple[Suggestion, ...]:
    """Return what the headers say; 'please check' where the cells below do not look like it."""
    suggestions = []
    named = _of_one_currency(_parted(match_aliases(headers, kind), headers), headers)
    found = _with_status(_still_open(named, sample), sample)
    for name, column in found.items():
        sure = fits(_filled(sample, column), _expected(name))
        sure = sure and not (name == "customer_code" and _is_shared(found, sample))
        suggestions.append(
            Suggestion(name, headers[column], column, "matched" if sure else "please check")
        )
    order = {field.name: place for place, field in enumerate(FIELDS[kind])}
    return tuple(sorted(suggestions, key=lambda suggestion: order[suggestion.field]))


def _parted(found: dict[str, int], headers: Sequence[str]) -> dict[str, int]:
    """Return the columns of fields; of *Customer* beside *Customer name* the first is a code."""
    if "customer_code" in found or "customer_name" not in found:
        return found
    places = {plain_header(header): place for place, header in enumerate(headers)}
    for party in _PARTIES:
        own = (f"{party}name", *_NAMES, *(["name"] if party == "debitor" else ()))
        names = [places[name] for name in own if name in places]
        if party in places and names and found["customer_name"] in (places[party], *names):
            return found | {"customer_code": places[party], "customer_name": names[0]}
    return found


def _of_one_currency(found: dict[str, int], headers: Sequence[str]) -> dict[str, int]:
    """Return the columns of fields; what was paid in another currency says not what is open."""
    named = {name: without_currency(headers[place])[1] for name, place in found.items()}
    paid, total = named.get("paid", ""), named.get("amount", "")
    if paid and total and paid != total:
        return {name: place for name, place in found.items() if name != "paid"}
    return found


def _still_open(found: dict[str, int], sample: Sequence[Sequence[Cell]]) -> dict[str, int]:
    """Return the columns of fields; debits and credits in pairs, and no balance that runs on."""
    sided = found if has_sides(found) else without_sides(found)
    if "open" not in sided or not ("amount" in sided or has_sides(sided)):
        return sided
    rows = (row for row in sample if not is_sum_label(next(filter(None, map(text_of, row)), "")))
    lines = ((_amount_at(row, sided), _text_at(row, sided["open"])) for row in rows)
    if not is_running(lines):
        return sided
    return {name: at for name, at in sided.items() if name != "open"}


def _amount_at(row: Sequence[Cell], columns: dict[str, int]) -> str:
    """Return the amount of a line, with the sign of its side."""
    if "amount" in columns:
        return _text_at(row, columns["amount"])
    return signed(_text_at(row, columns[DEBIT]), _text_at(row, columns[CREDIT]))


def _text_at(row: Sequence[Cell], place: int) -> str:
    """Return the text of a cell, empty if the row ends before it."""
    return text_of(row[place]) if place < len(row) else ""


def _with_status(found: dict[str, int], sample: Sequence[Sequence[Cell]]) -> dict[str, int]:
    """Return the columns of fields; what was paid is needed only where none says what is open.

    A column *Paid* without amounts is the status if it says yes or no; of 1 and 0 it is not known
    which they are. Counts of payments, in a file whose amounts have decimals, are no sums.
    """
    without = {name: column for name, column in found.items() if name != "paid"}
    texts = _filled(sample, found["paid"]) if "paid" in found else []
    if "paid" in found and "open" not in found and fits(texts, "amount"):
        amounts = _filled(sample, found["amount"]) if "amount" in found else []
        is_unsure = is_one_or_nought(texts) or are_counts(texts, amounts)
        return without if is_unsure else found
    if texts and is_yes_or_no(texts):
        without.setdefault("status", found["paid"])
    return without


def _is_shared(found: dict[str, int], sample: Sequence[Sequence[Cell]]) -> bool:
    """Return whether one code stands beside several names, as that of a ledger account does."""
    codes = set(_filled(sample, found["customer_code"]))
    names = set(_filled(sample, found["customer_name"])) if "customer_name" in found else set()
    return len(codes) == 1 and len(names) > 1


def _filled(sample: Sequence[Sequence[Cell]], column: int) -> list[str]:
    """Return the texts of a column's cells that have one."""
    texts = (text_of(row[column]) for row in sample if column < len(row))
    return [text for text in texts if text]


def _expected(field: str) -> Expected:
    """Return what the cells of a field should look like."""
    if field in _DAY_FIELDS:
        return "day"
    return "amount" if field in _AMOUNT_FIELDS else "text"


def _column(kind: FileKind | None, name: Any, where: Any) -> str | int:
    """Return a column of a mapping if both it and its field make sense."""
    known = {field.name for field in FIELDS[kind or FileKind.ITEMS]}
    if name not in known:
        raise _unusable(f"'{name}' is not one of {', '.join(sorted(known))}")
    if isinstance(where, str) and where.strip():
        return where
    if type(where) is int and 0 <= where < LARGEST_COLUMNS:
        return where
    raise _unusable(f"'{name}' needs a header or a column number from 0")


def _member(enum: Any, value: Any, name: str) -> Any:
    """Return the member of an enumeration that a text names."""
    try:
        return enum(value)
    except ValueError:
        names = ", ".join(member.value for member in enum)
        raise _unusable(f"'{name}' is one of {names}") from None


def _text(stated: dict[str, Any], name: str) -> str:
    """Return a text of the JSON form, empty if it is absent."""
    value = stated.get(name) or ""
    if not isinstance(value, str):
        raise _unusable(f"'{name}' must be text")
    return value


def _statuses(stated: Any) -> dict[str, bool]:
    """Return which statuses come in and which do not, none if nothing is said about them."""
    said = {} if stated is None else stated
    if not isinstance(said, dict) or not all(isinstance(each, bool) for each in said.values()):
        raise _unusable("'statuses' says true or false of each status")
    return {str(word): comes_in for word, comes_in in said.items()}


def _unusable(why: str) -> UnreadableFileError:
    """Return the error for a mapping that says nothing usable."""
    return UnreadableFileError(f"The mapping cannot be used: {why}.", "Correct the mapping.")
