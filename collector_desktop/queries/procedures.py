"""The procedures of the ledger, and which of them a customer or an item is chased by."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.numbers import name_key
from collector_desktop.domain.procedures import (
    Advice,
    Attach,
    Channel,
    Consolidate,
    FeeKind,
    Mode,
    Procedure,
    Step,
)
from collector_desktop.queries.position import ask

if TYPE_CHECKING:
    from datetime import date

PROCEDURES = """SELECT id, name, min_gap_days, consolidate, tolerance, is_default, note
    FROM procedure WHERE ended_on IS NULL ORDER BY position, id"""
STEPS = """SELECT procedure_id, id, name, mode, days, channel, template, min_amount, fee_kind,
    fee_value, with_interest, hold_supply, recommend, needs_approval, attach, pay_within_days
    FROM procedure_step WHERE ended_on IS NULL ORDER BY position, id"""
NAMED = """SELECT c.procedure, g.procedure FROM customer c
    LEFT JOIN customer_group g ON g.id = c.group_id WHERE c.id = :customer"""
PLACED = """SELECT p.procedure_id FROM chase_place p
    WHERE p.item_id = :item AND p.made_on <= :day ORDER BY p.made_on DESC, p.id DESC LIMIT 1"""


class Source(StrEnum):
    """Who says by which procedure something is chased; the first that says anything counts."""

    INVOICE = "invoice"
    CUSTOMER = "customer"
    GROUP = "group"
    COMPANY = "company"


@frozen
class Chosen:
    """The procedure that counts and who says so; None where nothing has the `name` that is said."""

    procedure: Procedure | None
    source: Source
    name: str


@frozen
class Procedures:
    """The procedures in force, to be asked for by name."""

    listed: tuple[Procedure, ...]
    by_name: dict[str, Procedure]
    by_id: dict[int, Procedure]

    @property
    def default(self) -> Procedure | None:
        """The procedure of the company: the one marked as default, else the first."""
        marked = (each for each in self.listed if each.is_default)
        return next(marked, self.listed[0] if self.listed else None)

    def choose(self, of_customer: str, of_group: str) -> Chosen:
        """Return the procedure of a customer, from the names that it and its group have."""
        named = ((Source.CUSTOMER, of_customer), (Source.GROUP, of_group))
        for source, name in named:
            if name:
                return Chosen(self.by_name.get(name_key(name)), source, name)
        return Chosen(self.default, Source.COMPANY, self.default.name if self.default else "")


def procedures() -> tuple[Procedure, ...]:
    """Return the procedures in force, in their order; what was sent keeps its own record."""
    steps: dict[int, list[Step]] = defaultdict(list)
    for procedure_id, *row in ask(STEPS):
        steps[procedure_id].append(_step(row))
    return tuple(_procedure(row, tuple(steps[row[0]])) for row in ask(PROCEDURES))


def procedure_book() -> Procedures:
    """Return the procedures in force, to be asked for by name or row."""
    listed = procedures()
    return Procedures(
        listed,
        {name_key(each.name): each for each in listed},
        {each.procedure_id: each for each in listed if each.procedure_id is not None},
    )


def procedure_of_customer(customer_id: int) -> Chosen:
    """Return by which procedure a customer is chased, and where that comes from."""
    found = ask(NAMED, customer=customer_id)
    own, of_group = found[0] if found else ("", "")
    return procedure_book().choose(own, of_group or "")


def procedure_of_item(item_id: int, as_of: date) -> Chosen:
    """Return by which procedure an item is chased at a day: its own, or that of its customer."""
    placed = ask(PLACED, item=item_id, day=as_of.isoformat())
    own = procedure_book().by_id.get(placed[0][0]) if placed else None
    if own is not None:
        return Chosen(own, Source.INVOICE, own.name)
    customer = ask("SELECT customer_id FROM item WHERE id = :item", item=item_id)
    return procedure_of_customer(customer[0][0])


def _procedure(row: tuple[Any, ...], steps: tuple[Step, ...]) -> Procedure:
    procedure_id, name, gap, consolidate, tolerance, is_default, note = row
    return Procedure(
        name=name,
        steps=steps,
        min_gap_days=gap,
        consolidate=Consolidate(consolidate),
        tolerance=json.loads(tolerance),
        is_default=bool(is_default),
        note=note,
        procedure_id=procedure_id,
    )


def _step(row: list[Any]) -> Step:
    step_id, name, mode, days, channel, template, least, fee_kind, fee, *more = row
    interest, hold, advice, approval, attach, pay_within = more
    return Step(
        name=name,
        mode=Mode(mode),
        days=days,
        channel=Channel(channel),
        template=template,
        min_amount=json.loads(least),
        fee_kind=FeeKind(fee_kind),
        fee_value=Decimal(fee),
        with_interest=bool(interest),
        hold_supply=bool(hold),
        recommend=Advice(advice),
        needs_approval=bool(approval),
        attach=Attach(attach),
        pay_within_days=pay_within,
        step_id=step_id,
    )
