"""An address book into the ledger: people, phones and e-mail addresses of its customers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from collector_desktop.domain.numbers import name_key
from collector_desktop.importers.base import ContactCard
from collector_desktop.services.import_customers import NAMELESS_PERSON, Directory, Known
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.bulk import RowUpdater, stored_tuples
from collector_desktop.storage.models import Person, Phone

ADVICE = "add the customer first"


@dataclass(slots=True)
class _Someone:
    """A person of a customer, with the digits of the numbers that are known."""

    id: int
    name: str
    role: str
    email: str
    digits: set[str] = field(default_factory=set)


class ContactCards:
    """Brings the cards of an address book in.

    A card belongs to the customer with the name of its organisation, else with its own name or one
    of its e-mail addresses. Nobody's card is left out, unless cards are to make customers.
    """

    def __init__(self, directory: Directory, tally: Tally, *, makes_customers: bool) -> None:
        self._directory = directory
        self._tally = tally
        self._makes_customers = makes_customers
        self._changed = RowUpdater(Person, ("role", "email"))
        self._people: dict[int, list[_Someone]] = defaultdict(list)
        self._by_mail: dict[str, dict[int, Known]] = defaultdict(dict)
        self._load()

    def _load(self) -> None:
        someone: dict[int, _Someone] = {}
        people = Person.select(Person.id, Person.customer, Person.name, Person.role, Person.email)
        for person, customer, name, role, email in stored_tuples(people.order_by(Person.id)):
            someone[person] = _Someone(person, name, role, email)
            self._people[customer].append(someone[person])
            self._note_mail(email, self._directory.by_id[customer])
        for person, number in stored_tuples(Phone.select(Phone.person, Phone.number)):
            someone[person].digits.add(_digits(number))
        for known in self._directory.by_id.values():
            self._note_mail(known.email, known)

    def _note_mail(self, email: str, known: Known) -> None:
        if email:
            self._by_mail[email.casefold()][known.id] = known

    def take(self, cards: Sequence[ContactCard]) -> None:
        """Bring some cards in and write them."""
        for card in cards:
            self._take(card)
        self._directory.flush()
        self._changed.flush()

    def _take(self, card: ContactCard) -> None:
        name = card.organisation or card.name
        found = self._customers(card, name)
        if len(found) > 1:
            reason = f"Several customers may be meant by {name}."
            self._tally.reject(card.row, "name", name, reason)
            return
        if not found and not self._makes_customers:
            reason = f"No customer is called {name} or has the card's e-mail address: {ADVICE}."
            self._tally.reject(card.row, "name", name, reason)
            return
        known = found[0] if found else self._made(card, name)
        changed = self._put_person(card, known)
        if card.address is not None:
            changed |= self._directory.put_address(known, card.address, replace=False)
        if not found:
            self._tally.created += 1
        elif changed:
            self._tally.updated += 1
        else:
            self._tally.unchanged += 1

    def _customers(self, card: ContactCard, name: str) -> list[Known]:
        """Return the customers that a card may belong to."""
        named = self._directory.namesakes(name)
        if named:
            return named
        mails = (self._by_mail.get(mail.casefold(), {}) for mail in card.emails)
        return list({key: known for found in mails for key, known in found.items()}.values())

    def _made(self, card: ContactCard, name: str) -> Known:
        """Make a customer of a card of nobody; whoever has no organisation is a consumer."""
        kind = "company" if card.organisation else "consumer"
        return self._directory.create("", name, "", kind)

    def _put_person(self, card: ContactCard, known: Known) -> bool:
        """Add a person, or fill what is blank of the one there is; return whether anything new."""
        people = self._people[known.id]
        email = next(iter(card.emails), "")
        name = card.name or NAMELESS_PERSON
        someone = _same(people, name, card)
        added = False
        if someone is None:
            if not (card.name or email or card.phones):
                return False
            person = self._directory.people.add(
                known.id, name, card.role, email, int(not people), 0
            )
            someone = _Someone(person, name, card.role, email)
            people.append(someone)
            self._note_mail(email, known)
            added = True
        return self._fill(someone, card, email) or added

    def _fill(self, someone: _Someone, card: ContactCard, email: str) -> bool:
        filled = (someone.role or card.role, someone.email or email)
        changed = filled != (someone.role, someone.email)
        if changed:
            someone.role, someone.email = filled
            self._changed.change(someone.id, *filled)
        for number, label in card.phones:
            if _digits(number) not in someone.digits:
                someone.digits.add(_digits(number))
                self._directory.phones.add(someone.id, number, label, 0)
                changed = True
        return changed


def _same(people: list[_Someone], name: str, card: ContactCard) -> _Someone | None:
    """Return the person that a card is of: the same name, else the same e-mail address."""
    mails = {mail.casefold() for mail in card.emails}
    named = (each for each in people if name_key(each.name) == name_key(name))
    mailed = (each for each in people if each.email and each.email.casefold() in mails)
    return next(named, None) or next(mailed, None)


def _digits(number: str) -> str:
    """Return what makes two phone numbers the same."""
    return "".join(sign for sign in number if sign.isdigit())
