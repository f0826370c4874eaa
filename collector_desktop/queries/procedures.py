"""The procedures of the ledger, and which of them a customer is chased by."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from enum import StrEnum
from typing import Any

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

PROCEDURES = """SELECT id, name, min_gap_days, consolidate, tolerance, is_default, note
    FROM procedure WHERE ended_on IS NULL ORDER BY position, id"""
STEPS = """SELECT procedure_id, id, name, mode, days, channel, template, min_amount, fee_kind,
    fee_value, with_interest, hold_supply, recommend, needs_approval, attach, pay_within_days
    FROM procedure_step WHERE ended_on IS NULL ORDER BY position, id"""
NAMED = """SELECT c.procedure, g.procedure FROM customer c
    LEFT JOIN customer_group g ON g.id = c.group_id WHERE c.id = :customer"""


class Source(StrEnum):
    """Who says by which procedure a customer is chased; the first that says anything counts."""

    CUSTOMER = "customer"
    GROUP = "group"
    COMPANY = "company"


@frozen
class Chosen:
    """The procedure that counts and who says so; it is None where none has the `name` given."""

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
