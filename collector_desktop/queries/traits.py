"""Who and what has the traits that a list is narrowed by, and which traits there are to ask for.

A trait belongs to an account, such as its terms, or to single debts, such as the step sent last:
lists of debts ask `Having.passes`, lists of customers `Having.holders`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.settings import TERMS_DEFAULT
from collector_desktop.domain.traits import NO_STEP, Flag, Traits
from collector_desktop.queries.activity import MADE_BY
from collector_desktop.queries.contacts import NEWEST
from collector_desktop.queries.customer_pages import ON_STOP, OVER_LIMIT, customers_in
from collector_desktop.queries.disputed import disputed_parts
from collector_desktop.queries.holds import standing_holds
from collector_desktop.queries.items import newest_by_item
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.promises import promises
from collector_desktop.queries.promises_broken import broken_by_customer
from collector_desktop.queries.settings import settings
from collector_desktop.queries.stages import known_at

OWING = """SELECT DISTINCT customer_id FROM position
    WHERE sign = 1 AND id {way} (SELECT value FROM json_each(:ids))"""
TERMS = """SELECT c.id, coalesce(nullif(c.terms, ''), nullif(g.terms, ''), :usual)
    FROM customer c LEFT JOIN customer_group g ON g.id = c.group_id"""
WORKERS = f"""SELECT c.customer_id, coalesce(o.actor, '') FROM contact c
    {MADE_BY.format(table="contact", row="c")}
    WHERE c.id IN (SELECT t.id FROM {NEWEST})"""
ITS = "p.id IN (SELECT value FROM json_each(:items{at}))"
WHOSE = """p.customer_id IN (SELECT value FROM json_each(:whose{at}))
    AND p.id NOT IN (SELECT value FROM json_each(:apart{at}))"""
_FAILED = {PromiseStatus.BROKEN, PromiseStatus.PARTLY}


@frozen
class Marks:
    """Where one trait is: with every debt of some `customers`, but those `apart`, and some `items`.

    `holders` are the customers of whom it can be said.
    """

    holders: frozenset[int]
    customers: frozenset[int] = frozenset()
    items: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()

    def has(self, item_id: int, customer_id: int) -> bool:
        """Return whether a debt of a customer has the trait."""
        is_whose = customer_id in self.customers and item_id not in self.apart
        return is_whose or item_id in self.items


@frozen
class Having:
    """Which debts and customers have each of the traits that were asked for."""

    marks: tuple[Marks, ...] = ()

    @property
    def holders(self) -> frozenset[int] | None:
        """The customers with every trait, None where none was asked for and all are meant."""
        if not self.marks:
            return None
        return frozenset.intersection(*(each.holders for each in self.marks))

    def passes(self, item_id: int, customer_id: int) -> bool:
        """Return whether a debt of a customer has every trait."""
        return all(each.has(item_id, customer_id) for each in self.marks)


EVERYTHING = Having()


@frozen
class TraitChoices:
    """The traits that there are to ask for, by what `Traits` calls them."""

    stage: tuple[str, ...]
    terms: tuple[str, ...]
    procedure: tuple[str, ...]
    worker: tuple[str, ...]
    flag: tuple[str, ...] = tuple(Flag)


def having(as_of: date, traits: Traits) -> Having:
    """Return where some traits are at the end of a day."""
    finders: dict[str, Callable[[date, str], Marks]] = {
        "stage": _stage,
        "terms": _terms,
        "procedure": _procedure,
        "worker": _worker,
        "flag": lambda day, value: _FLAGS[Flag(value)](day),
    }
    return Having(tuple(finders[name](as_of, value) for name, value in traits.asked()))


def holders(as_of: date, traits: Traits) -> frozenset[int] | None:
    """Return the customers who have some traits, None for all where nothing is asked for."""
    return having(as_of, traits).holders


def trait_conditions(found: Having) -> list[str]:
    """Return what must hold of a position `p`; the values are those of `trait_values`."""
    return [f"{ITS} OR ({WHOSE})".format(at=at) for at in range(len(found.marks))]


def trait_values(found: Having) -> dict[str, str]:
    """Return the values of the conditions."""
    return {
        f"{name}{at}": json.dumps(list(ids))
        for at, each in enumerate(found.marks)
        for name, ids in (("items", each.items), ("whose", each.customers), ("apart", each.apart))
    }


def trait_choices(as_of: date) -> TraitChoices:
    """Return the traits that there are at the end of a day, steps and procedures in their order."""
    known = known_at(as_of)
    sent = {each.step_name for each in known.before.past.values()}
    steps = dict.fromkeys(step.name for each in known.book.listed for step in each.steps)
    gone = sorted(sent - steps.keys())
    named = {known.procedure_name(customer_id) for customer_id in known.names}
    listed = dict.fromkeys(each.name for each in known.book.listed)
    return TraitChoices(
        stage=(NO_STEP, *(name for name in steps if name in sent), *gone),
        terms=tuple(sorted(set(_all_terms().values()))),
        procedure=(*listed, *sorted(named - listed.keys())),
        worker=tuple(sorted({name for name in _all_workers(as_of).values() if name})),
    )


def _stage(as_of: date, name: str) -> Marks:
    past = known_at(as_of).before.past
    if name == NO_STEP:
        owing = _owing(as_of, past, has=False)
        return Marks(owing, customers=owing, apart=frozenset(past))
    items = frozenset(item_id for item_id, each in past.items() if each.step_name == name)
    return Marks(_owing(as_of, items), items=items)


def _terms(_: date, terms: str) -> Marks:
    return _accounts(each for each, its in _all_terms().items() if its == terms)


def _worker(as_of: date, name: str) -> Marks:
    return _accounts(each for each, who in _all_workers(as_of).items() if who == name)


def _procedure(as_of: date, name: str) -> Marks:
    """Return whose procedure it is, and what of it is set for single debts, as `stages` does."""
    known = known_at(as_of)
    usual = known.procedure_name(0)
    whose = frozenset(
        customer_id
        for (customer_id,) in ask("SELECT id FROM customer")
        if name == (known.procedure_name(customer_id) if customer_id in known.names else usual)
    )
    book = known.book.by_id
    own = {
        item: book[at.procedure_id].name
        for item, at in known.places.items()
        if at.procedure_id in book
    }
    items = frozenset(item for item, its in own.items() if its == name)
    apart = frozenset(own) - items
    return Marks(whose | _owing(as_of, items), whose, items, apart)


def _promised(as_of: date) -> Marks:
    """Return what a promise in force is for; one that names no invoice is for the account."""
    made = promises(as_of)
    standing = [each for each in made if each.status is PromiseStatus.OPEN]
    whole = frozenset(each.customer_id for each in standing if not each.item_ids)
    newest = newest_by_item(made).items()
    items = frozenset(item for item, (status, _) in newest if status is PromiseStatus.OPEN)
    return Marks(frozenset(each.customer_id for each in standing), whole, items)


def _broken(as_of: date) -> Marks:
    """Return what the newest promise was broken for, and who gave no new date since."""
    made, broken = promises(as_of), frozenset(broken_by_customer(as_of))
    newest = newest_by_item(made).items()
    whole = frozenset(e.customer_id for e in made if e.status in _FAILED and not e.item_ids)
    return Marks(broken, whole & broken, frozenset(i for i, (s, _) in newest if s in _FAILED))


def _disputed(as_of: date) -> Marks:
    parts = disputed_parts(as_of)
    items = frozenset(each.item_id for each in parts)
    return Marks(frozenset(each.customer_id for each in parts), items=items)


def _held(as_of: date) -> Marks:
    standing = standing_holds(as_of)
    its = frozenset(row.customer_id for rows in standing.items.values() for row in rows)
    whole = frozenset(standing.customers)
    return Marks(whole | its, whole, frozenset(standing.items))


_FLAGS: dict[Flag, Callable[[date], Marks]] = {
    Flag.PROMISED: _promised,
    Flag.BROKEN: _broken,
    Flag.DISPUTED: _disputed,
    Flag.HELD: _held,
    Flag.OVER_LIMIT: lambda as_of: _accounts(customers_in(as_of, OVER_LIMIT)),
    Flag.ON_STOP: lambda as_of: _accounts(customers_in(as_of, ON_STOP)),
}


def _accounts(customer_ids: Iterable[int]) -> Marks:
    whose = frozenset(customer_ids)
    return Marks(whose, whose)


def _owing(as_of: date, item_ids: Iterable[int], *, has: bool = True) -> frozenset[int]:
    """Return who owes something among some items, or something that is not among them."""
    sql = with_position(as_of) + OWING.format(way="IN" if has else "NOT IN")
    ids = json.dumps(list(item_ids))
    return frozenset(row[0] for row in ask(sql, day=as_of.isoformat(), ids=ids))


def _all_terms() -> dict[int, str]:
    """Return the terms that count for each customer."""
    return dict(ask(TERMS, usual=settings()[TERMS_DEFAULT]))


def _all_workers(as_of: date) -> dict[int, str]:
    """Return who made the last contact with each customer; notes and statements are none."""
    return dict(ask(WORKERS.format(only=""), day=as_of.isoformat()))
