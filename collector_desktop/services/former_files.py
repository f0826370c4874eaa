"""Former limits and terms come in from an export, so that past days are answered by them."""

from __future__ import annotations

import json
from datetime import date

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.changes import Change
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.queries.earlier_history import DAY, IN_FORCE
from collector_desktop.queries.in_force import LIMIT, NAMES, former_rows
from collector_desktop.queries.position import ask
from collector_desktop.services.table_files import Brought, TableImport, day
from collector_desktop.storage.models import CurrentOperation, EarlierChange

FIRST_HERE = """SELECT min(o.made_on) FROM audit_change a JOIN operation o ON o.id = a.operation_id
    WHERE a.table_name = 'customer' AND a.row_id = :customer AND a.action = 'update'
      AND o.undone_by_id IS NULL AND o.undoes_id IS NULL
      AND json_extract(a.before, :path) IS NOT json_extract(a.after, :path)"""


class _Former:
    """Keeps what was in force before, unless the ledger knows it or knows better."""

    def __init__(self) -> None:
        self._known: set[tuple[int, str, date]] | None = None

    def bring_in(self, values: dict[str, str], _: date) -> Brought:
        """Keep one row; what was changed here first is in the ledger's own history."""
        customer_id = customer_id_of(values["customer"])
        name, changed_on = values["column"], day(values["changed_on"])
        if name not in NAMES:
            raise ValueError(f"{name!r} is not known here.")
        column, value = NAMES[name], _value(name, values["value"], customer_id)
        if self._known is None:
            self._known = {(customer_id_of(who), of, on) for who, of, _, on in former_rows()}
        if (customer_id, name, changed_on) in self._known:
            return Brought.UNCHANGED
        [(first,)] = ask(FIRST_HERE, customer=customer_id, path=f"$.{column}")
        if first is not None and first < changed_on.isoformat():
            return Brought.UNCHANGED
        EarlierChange.create(
            made_at=f"{DAY}{changed_on}",
            operation=column,
            actor="",
            entity=IN_FORCE,
            key=str(customer_id),
            customer=values["customer"],
            before=json.dumps({column: value}),
            after="{}",
            batch=CurrentOperation.get().id_in("batch"),
        )
        self._known.add((customer_id, name, changed_on))
        return Brought.CREATED


def former_terms() -> TableImport:
    """Return how the rows of one file come in."""
    columns = needed(FileKind.FORMER_TERMS)
    noun = "earlier limits and terms"
    return TableImport("import_former_terms", noun, columns, Change.CUSTOMER, _Former().bring_in)


def _value(name: str, text: str, customer_id: int) -> int | str | None:
    """Return what the column of the customer held: minor units, or the terms as they are kept."""
    if NAMES[name] != LIMIT:
        return str(parse_terms(text)) if text else ""
    currency = customer_facts(customer_id).currency
    minor = parse_amount(text, exponent(currency), ".", currency) if text else None
    if minor is not None and minor < 0:
        raise ValueError("A credit limit cannot be below zero.")
    return minor
