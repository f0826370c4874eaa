"""A file of customers: each row makes a customer or brings one up to date."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from collector_desktop.domain.numbers import name_key
from collector_desktop.importers.base import CustomerRow
from collector_desktop.services.import_customers import (
    ADDRESS_COLUMNS,
    Directory,
    Known,
)
from collector_desktop.services.import_details import (
    Details,
    apply_changes,
    read_details,
    shown,
    warn_of_terms,
)
from collector_desktop.services.import_reached import reach_people
from collector_desktop.services.import_row_parts import address_in
from collector_desktop.services.import_tally import Tally
from collector_desktop.services.import_typed_here import TypedHere, laid_over, words_of_column


class CustomerRows:
    """Brings the rows of a customers file in."""

    def __init__(self, directory: Directory, tally: Tally, typed: TypedHere) -> None:
        self._directory = directory
        self._tally = tally
        self._typed = typed
        self._seen: set[int] = set()

    def take(self, rows: Sequence[CustomerRow]) -> None:
        """Bring some rows in and write them; those under a former code come last."""
        for row in sorted(rows, key=self._is_former):
            self._take(row)
        self._directory.flush()
        self._typed.note()

    def _is_former(self, row: CustomerRow) -> bool:
        """Return whether a row has the code of a customer that was merged into another."""
        found = self._directory.find(row.code, "") if row.code else []
        return bool(found) and name_key(found[0].code) != name_key(row.code)

    def _take(self, row: CustomerRow) -> None:
        if not row.code and not row.name:
            self._tally.reject(row.row, "name", "", "The customer has neither code nor name.")
            return
        found = self._directory.find(row.code, row.name)
        if len(found) > 1:
            reason = f"Several customers are called {row.name}: add the code."
            self._tally.reject(row.row, "name", row.name, reason)
            return
        known = found[0] if found else None
        if known is not None and known.id in self._seen and self._is_former(row):
            self._tally.unchanged += 1
            return
        if known is not None and known.id in self._seen:
            reason = "This customer is in the file twice; the first row counts."
            self._tally.reject(row.row, "code", row.code or row.name, reason)
            return
        currency = known.currency if known else self._directory.company_currency
        details, flaws = read_details(row, currency)
        if known is not None and _changes_currency_of_limit(known, details):
            reason = f"The limit is in {known.currency}: state it in the new currency as well."
            self._tally.reject(row.row, "currency", row.currency, reason)
        elif flaws:
            self._tally.reject(row.row, *flaws[0])
        else:
            self._put(row, known, details)

    def _put(self, row: CustomerRow, known: Known | None, details: Details) -> None:
        is_new = known is None
        if not row.code:
            details.pop("name", None)
        if known is None:
            self._warn_of_namesakes(row)
            known = self._directory.create(row.code, row.name, str(details.get("currency", "")))
        self._seen.add(known.id)
        if row.terms and row.terms != known.terms:
            warn_of_terms(row.row, row.terms, self._tally)
        if row.group:
            details["group_id"] = self._directory.group(row.group)
        details = self._newer(row.row, known, details)
        changes = list(apply_changes(self._directory, known, details, ""))
        reach_people(known, changes)
        person = self._directory.add_person(known, row)
        address = self._put_address(known, row, changes)
        if is_new:
            self._tally.created += 1
            return
        for column, before, after in changes:
            self._tally.change(known.code, known.name, words_of_column(column), before, after)
        if changes or person or address:
            self._tally.updated += 1
        else:
            self._tally.unchanged += 1

    def _newer(self, row: int, known: Known, details: Details) -> Details:
        """Return what a row says, less what is to stay as it was typed here.

        A limit goes with its currency, which a file alone can change.
        """
        if ("customer", known.id) not in self._directory.typed_rows:
            return details
        fixed = {"currency"}
        if details.get("currency", known.currency) != known.currency:
            fixed.add("credit_limit_minor")
        return {
            column: said
            for column, said in details.items()
            if column in fixed or not self._stays(row, known, column, said)
        }

    def _stays(self, row: int, known: Known, column: str, said: str | int | None) -> bool:
        place = "customer", known.id, (column,)
        stored = getattr(known, column)
        show = partial(shown, self._directory, known, column)
        return self._typed.stays(row, place, (stored,), (said,), show)

    def _put_address(
        self, known: Known, row: CustomerRow, changes: list[tuple[str, str, str]]
    ) -> bool:
        """Keep the row's address, all of it or none if another was typed here."""
        stored = self._directory.address_of(known)
        given = address_in(row)
        if stored is not None and any(given):
            place = "address", stored[0], ADDRESS_COLUMNS
            if self._typed.stays(row.row, place, stored[1:], given):
                return False
        if not self._directory.put_address(known, row, replace=True):
            return False
        if stored is not None:
            was, now = (
                ", ".join(filter(None, each)) for each in (stored[1:], laid_over(given, stored[1:]))
            )
            changes.append(("address", was, now))
        return True

    def _warn_of_namesakes(self, row: CustomerRow) -> None:
        for other in self._directory.namesakes(row.name)[:1]:
            reason = f"There is already a customer of this name, with the code {other.code}."
            self._tally.warn(row.row, "name", row.name, reason)


def _changes_currency_of_limit(known: Known, details: Details) -> bool:
    currency = details.get("currency", known.currency)
    has_limit = bool(known.credit_limit_minor) and "credit_limit_minor" not in details
    return has_limit and currency != known.currency
