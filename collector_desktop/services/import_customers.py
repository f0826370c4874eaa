"""The customers of a file: those known, found by code or name, and those to be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import cast

from collector_desktop.domain.numbers import code_stem, made_code, name_key, name_keys
from collector_desktop.importers.base import CustomerRow
from collector_desktop.queries.typed_here import typed_rows
from collector_desktop.services.import_row_parts import address_as_kept, address_in, people_in
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.bulk import Row, RowUpdater, RowWriter, stored_tuples
from collector_desktop.storage.models import (
    Address,
    Customer,
    CustomerAlias,
    CustomerGroup,
    Person,
    Phone,
)

NAMELESS_PERSON = "Accounts"
ADDRESS_COLUMNS = ("line1", "line2", "city", "region", "postcode", "country")
CUSTOMER_COLUMNS = (
    "code",
    "name",
    "kind",
    "currency",
    "terms",
    "credit_limit_minor",
    "group_id",
    "procedure",
    "email",
    "phone",
)


@dataclass(slots=True)
class Known:
    """A customer while a file is brought in: the columns of its row."""

    id: int
    code: str
    name: str
    kind: str
    currency: str
    terms: str
    credit_limit_minor: int | None
    group_id: int | None
    procedure: str
    email: str
    phone: str
    is_stored: bool = True
    party: CustomerRow | None = field(default=None, compare=False)

    def values(self) -> Row:
        """Return the values of the columns, in their order."""
        return tuple(getattr(self, column) for column in CUSTOMER_COLUMNS)


class Directory:
    """Every customer by code and by name, and the rows that a file adds about them."""

    def __init__(
        self, batch_id: int, company_currency: str, tally: Tally, *, names_first: bool = False
    ) -> None:
        self.company_currency = company_currency
        self._names_first = names_first
        self._tally = tally
        self._customers = RowWriter(Customer, batch_id, never_again=True)
        self._changed_customers = RowUpdater(Customer, CUSTOMER_COLUMNS)
        self._groups = RowWriter(CustomerGroup, batch_id)
        self._addresses = RowWriter(Address, batch_id)
        self._changed_addresses = RowUpdater(Address, ADDRESS_COLUMNS)
        self.people = RowWriter(Person, batch_id)
        self.phones = RowWriter(Phone, batch_id)
        self._new: list[Known] = []
        self._dirty: dict[int, Known] = {}
        self._stems: dict[str, int] = {}
        self._by_code: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = {}
        self.by_id: dict[int, Known] = {}
        self._load()

    def _load(self) -> None:
        columns = _fields(Customer, CUSTOMER_COLUMNS)
        stored = [Known(*row) for row in stored_tuples(Customer.select(Customer.id, *columns))]
        codes = name_keys([known.code for known in stored])
        names = name_keys([known.name for known in stored])
        self.by_id = {known.id: known for known in stored}
        self._by_code = dict(zip(codes, stored, strict=True))
        for known, name in zip(stored, names, strict=True):
            self._by_name.setdefault(name, []).append(known)
        self._load_aliases()
        groups = CustomerGroup.select(CustomerGroup.id, CustomerGroup.name, CustomerGroup.terms)
        self._group_ids: dict[str, int] = {}
        self._group_terms: dict[int, str] = {}
        for group_id, name, terms in stored_tuples(groups):
            self._group_ids[name], self._group_terms[group_id] = group_id, terms

    def _load_aliases(self) -> None:
        """Find customers by what those were called that were merged into them."""
        aliases = CustomerAlias.select(
            CustomerAlias.customer, CustomerAlias.code, CustomerAlias.name
        )
        for customer_id, code, name in stored_tuples(aliases.order_by(CustomerAlias.id)):
            known = self.by_id[customer_id]
            self._by_code.setdefault(name_key(code), known)
            self._by_name.setdefault(name_key(name), [known])

    @cached_property
    def _address_of(self) -> dict[int, Row]:
        stored = Address.select(
            Address.customer, Address.id, *_fields(Address, ADDRESS_COLUMNS)
        ).where(Address.kind == "billing")
        return {row[0]: row[1:] for row in stored_tuples(stored)}

    @cached_property
    def typed_rows(self) -> frozenset[tuple[str, int]]:
        """The table and the id of each row of a customer that was typed over here."""
        return typed_rows()

    @cached_property
    def _has_person(self) -> set[int]:
        return {row[0] for row in stored_tuples(Person.select(Person.customer))}

    def _index(self, known: Known, code: str, name: str) -> None:
        """Have a customer found by the keys of its code and its name."""
        self.by_id[known.id] = known
        self._by_code[code] = known
        self._by_name.setdefault(name, []).append(known)

    def find(self, code: str, name: str) -> list[Known]:
        """Return the customers meant: the one with that code, else all of that name.

        With names first it is the one of that name, if there is only one.
        """
        if code and not (self._names_first and len(self.namesakes(name)) == 1):
            found = self._by_code.get(name_key(code))
            if found is not None:
                return [found]
            return [] if name else self._by_name.get(name_key(code), [])
        return self._by_name.get(name_key(name), [])

    def each_sole(self, codes: Sequence[str], names: Sequence[str]) -> list[Known] | None:
        """Return the one customer of each code, or of each name where no row has a code.

        None if one of them must be looked at by itself: it is unknown, in doubt or written in
        another way, or both code and name may decide.
        """
        found: list[Known | None]
        if self._names_first:
            return None
        if all(codes):
            found = list(map(self._by_code.get, name_keys(codes)))
            if not all(found):
                return None
            sole = cast("list[Known]", found)
            return sole if list(map(attrgetter("code"), sole)) == list(codes) else None
        if any(codes) or not all(names):
            return None
        namesakes = list(map(self._by_name.get, name_keys(names)))
        if not all(namesakes):
            return None
        each = cast("list[list[Known]]", namesakes)
        return list(map(itemgetter(0), each)) if set(map(len, each)) == {1} else None

    def namesakes(self, name: str) -> list[Known]:
        """Return every customer of that name."""
        return self._by_name.get(name_key(name), [])

    def create(self, code: str, name: str, currency: str, kind: str = "company") -> Known:
        """Make a customer, written with the next flush; without a code it gets one."""
        name = name or code
        known = Known(
            self._customers.next_id + len(self._new),
            code or self._made_code(name),
            name,
            kind,
            currency or self.company_currency,
            *("", None, None, "", "", ""),
            is_stored=False,
        )
        self._new.append(known)
        self._index(known, name_key(known.code), name_key(known.name))
        self._tally.new_customers.append(name)
        return known

    def _made_code(self, name: str) -> str:
        stem = code_stem(name)
        count = self._stems.get(stem, 0) + 1
        while name_key(made_code(stem, count)) in self._by_code:
            count += 1
        self._stems[stem] = count
        return made_code(stem, count)

    def rename(self, known: Known, name: str) -> None:
        """Give a customer another name, and find it by that from now on."""
        self._by_name[name_key(known.name)].remove(known)
        known.name = name
        self._by_name.setdefault(name_key(name), []).append(known)

    def touch(self, known: Known) -> None:
        """Note that a customer's columns changed."""
        if known.is_stored:
            self._dirty[known.id] = known

    def group(self, name: str) -> int:
        """Return the id of a group, made if there is none of that name."""
        found = self._group_ids.get(name)
        if found is None:
            found = self._group_ids[name] = self._groups.add(name, "", "")
        return found

    def group_name(self, group_id: object) -> str:
        """Return the name of a group; nothing if there is none."""
        return next((name for name, each in self._group_ids.items() if each == group_id), "")

    def terms_of(self, known: Known) -> str:
        """Return the customer's terms or those of its group; empty means the company's."""
        if known.terms or known.group_id is None:
            return known.terms
        return self._group_terms.get(known.group_id, "")

    def address_of(self, known: Known) -> Row | None:
        """Return the id and the columns of where a customer's bills go, if there is an address."""
        return self._address_of.get(known.id)

    def place_of(self, known: Known) -> tuple[str, str]:
        """Return the country and the region of the customer's address, as far as it is given."""
        address = self._address_of.get(known.id)
        return ("", "") if address is None else (address[6], address[4])

    def add_person(self, known: Known, row: CustomerRow) -> bool:
        """Make the people of a customer that has none, if the row names any."""
        given = row.contact_name or row.email or row.phone
        if not given or known.id in self._has_person:
            return False
        self._has_person.add(known.id)
        name = row.contact_name or NAMELESS_PERSON
        person = self.people.add(known.id, name, "", row.email, 1, 0)
        if row.phone:
            self.phones.add(person, row.phone, "", 0)
        if row.mobile and row.mobile != row.phone:
            self.phones.add(person, row.mobile, "Mobile", 0)
        for other, email in people_in(row.others):
            if name_key(other) != name_key(name):
                self.people.add(known.id, other, "", email, 0, 0)
        return True

    def put_address(self, known: Known, row: CustomerRow, *, replace: bool) -> bool:
        """Keep the row's address; one that is there changes only on demand, or its country."""
        given = address_in(row)
        if not any(given):
            return False
        old = self._address_of.get(known.id)
        if old is None:
            address = self._addresses.add(known.id, "billing", *given)
            self._address_of[known.id] = (address, *given)
            return True
        wanted = address_as_kept(old[1:])
        if replace:
            wanted = tuple(new or before for new, before in zip(given, wanted, strict=True))
        if wanted == old[1:]:
            return False
        self._changed_addresses.change(old[0], *wanted)
        self._address_of[known.id] = (old[0], *wanted)
        return True

    def flush(self) -> None:
        """Write the rows, those that others refer to first."""
        self._groups.flush()
        for known in self._new:
            self._customers.add(*known.values())
            known.is_stored = True
        self._new.clear()
        self._customers.flush()
        for known in self._dirty.values():
            self._changed_customers.change(known.id, *known.values())
        self._dirty.clear()
        for rows in (
            self._changed_customers,
            self._addresses,
            self._changed_addresses,
            self.people,
            self.phones,
        ):
            rows.flush()


def _fields(model: type[Customer | Address], columns: tuple[str, ...]) -> list[object]:
    by_column = {field.column_name: field for field in model._meta.sorted_fields}  # noqa: SLF001
    return [by_column[column] for column in columns]
