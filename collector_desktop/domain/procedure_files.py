"""Procedures as a JSON document, as the command line reads and writes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.currency import exponent, require_currency
from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.procedures import (
    Advice,
    Attach,
    Channel,
    Consolidate,
    FeeKind,
    Mode,
    Procedure,
    Step,
    require_sound_set,
)

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
LONGEST = 1_000_000
STEP_KEYS = frozenset(
    {"name", "mode", "days", "channel", "template", "min_amount", "fee", "with_interest"}
    | {"hold_supply", "recommend", "needs_approval", "attach", "pay_within_days"}
)
PROCEDURE_KEYS = frozenset(
    {"name", "min_gap_days", "consolidate", "tolerance", "default", "note", "steps"}
)
FEE_KEYS = frozenset({"kind", "value"})
NO_FEE: object = {}


def read_procedures(text: str) -> tuple[Procedure, ...]:
    """Return the procedures of a document; without a default the first one becomes it.

    Raises:
        RefusedError: it is no such document, or a key or value in it is unknown; the sentence
            says which and where.
    """
    if len(text) > LONGEST:
        raise RefusedError("These procedures are too long.", f"At most {LONGEST} characters.")
    try:
        document = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise RefusedError(
            "This is not JSON.", "See the command line's manual for the form of procedures."
        ) from error
    top = _Part(document, "The document", frozenset({"procedures"}))
    listed: list[object] = top.get("procedures", _list_of, [])
    if not listed:
        raise RefusedError("There are no procedures in it.", 'Give a list under "procedures".')
    found = tuple(_procedure(each, index) for index, each in enumerate(listed, 1))
    require_sound_set(found)
    return found if any(each.is_default for each in found) else _with_default(found)


def procedures_document(procedures: tuple[Procedure, ...]) -> dict[str, Any]:
    """Return procedures as such a document, every key written out."""
    return {"procedures": [_procedure_document(each) for each in procedures]}


class _WrongError(CollectorError):
    """A value is not what its key wants; the message says what it wants."""


class _Part:
    """One object of the document, which knows where it is and which keys it may have."""

    def __init__(self, value: object, where: str, keys: frozenset[str]) -> None:
        if not isinstance(value, dict):
            raise RefusedError(f"{where} is not an object with keys.")
        unknown = sorted(set(value) - keys)
        if unknown:
            raise RefusedError(
                f"{where}: {unknown[0]!r} is not known.", f"Use {', '.join(sorted(keys))}."
            )
        self.where = where
        self._values: dict[str, object] = value

    def get(self, key: str, read: Callable[[object], T], default: T) -> T:
        """Return the value of a key, or the default where it is missing or null."""
        if self._values.get(key) is None:
            return default
        return self._read(key, read)

    def need(self, key: str, read: Callable[[object], T]) -> T:
        """Return the value of a key that must be there.

        Raises:
            RefusedError: it is missing, or `read` cannot read it.
        """
        if key not in self._values:
            raise RefusedError(f"{self.where}: {key} is missing.")
        return self._read(key, read)

    def _read(self, key: str, read: Callable[[object], T]) -> T:
        value = self._values[key]
        try:
            return read(value)
        except CollectorError as error:
            said = f"{self.where}: {_as_written(value)} is no {key}."
            raise RefusedError(said, str(error)) from error


def _as_written(value: object) -> str:
    """Return a value as the file has it, and not as Python would write it."""
    if isinstance(value, str):
        return repr(value)
    return str(value) if isinstance(value, Decimal) else json.dumps(value, default=str)


def _procedure(value: object, index: int) -> Procedure:
    part = _Part(value, f"Procedure {index}", PROCEDURE_KEYS)
    name = part.need("name", _name)
    part.where = f"Procedure {name!r}"
    steps: list[object] = part.get("steps", _list_of, [])
    return Procedure(
        name=name,
        steps=tuple(_step(each, f"{part.where}, step {at}") for at, each in enumerate(steps, 1)),
        min_gap_days=part.get("min_gap_days", _whole, 5),
        consolidate=part.get("consolidate", _one_of(Consolidate), Consolidate.CUSTOMER),
        tolerance=part.get("tolerance", _amounts, {}),
        is_default=part.get("default", _yes_or_no, default=False),
        note=part.get("note", _words, ""),
    )


def _step(value: object, where: str) -> Step:
    part = _Part(value, where, STEP_KEYS)
    fee = _Part(part.get("fee", _anything, NO_FEE), f"{where}, fee", FEE_KEYS)
    return Step(
        name=part.need("name", _name),
        mode=part.get("mode", _one_of(Mode), Mode.AFTER_DUE),
        days=part.need("days", _whole),
        channel=part.need("channel", _one_of(Channel)),
        template=part.get("template", _words, ""),
        min_amount=part.get("min_amount", _amounts, {}),
        fee_kind=fee.get("kind", _one_of(FeeKind), FeeKind.NONE),
        fee_value=fee.get("value", _number, Decimal(0)),
        with_interest=part.get("with_interest", _yes_or_no, default=False),
        hold_supply=part.get("hold_supply", _yes_or_no, default=False),
        recommend=part.get("recommend", _one_of(Advice), Advice.NONE),
        needs_approval=part.get("needs_approval", _yes_or_no, default=False),
        attach=part.get("attach", _one_of(Attach), Attach.NONE),
        pay_within_days=part.get("pay_within_days", _whole, None),
    )


def _anything(value: object) -> object:
    return value


def _list_of(value: object) -> list[object]:
    if not isinstance(value, list):
        raise _WrongError("It must be a list.")
    return value


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongError("It must be a text.")
    if not value.isprintable() and any(0xD800 <= ord(sign) < 0xE000 for sign in value):
        raise _WrongError("It is not text in Unicode.")
    return " ".join(value.split())


def _name(value: object) -> str:
    if not (words := _words(value)):
        raise _WrongError("It must not be empty.")
    return words


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _WrongError("It must be a whole number.")
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongError("It must be true or false.")
    return value


def _one_of(kind: type[E]) -> Callable[[object], E]:
    def read(value: object) -> E:
        try:
            return kind(str(value))
        except ValueError as error:
            raise _WrongError(
                f"Use one of {', '.join(each or 'null' for each in kind)}."
            ) from error

    return read


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise _WrongError("It must be a number.")
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise _WrongError("It must be a number.") from error
    if not number.is_finite() or abs(number) >= 10**9:
        raise _WrongError("It must be a number that can be charged.")
    return number


def _amounts(value: object) -> dict[str, int]:
    part = value if isinstance(value, dict) else {None: None}
    found = {}
    for code, text in part.items():
        if not isinstance(code, str) or isinstance(text, bool | float):
            raise _WrongError('Write it by currency, such as {"GBP": "1.00"}.')
        currency = require_currency(code)
        try:
            found[currency] = parse_amount(str(text), exponent(currency), ".", currency)
        except AmountError as error:
            raise _WrongError(str(error)) from error
    return found


def _with_default(found: tuple[Procedure, ...]) -> tuple[Procedure, ...]:
    return (replace(found[0], is_default=True), *found[1:])


def _procedure_document(procedure: Procedure) -> dict[str, Any]:
    return {
        "name": procedure.name,
        "min_gap_days": procedure.min_gap_days,
        "consolidate": procedure.consolidate.value,
        "tolerance": _plain_amounts(procedure.tolerance),
        "default": procedure.is_default,
        "note": procedure.note,
        "steps": [_step_document(step) for step in procedure.steps],
    }


def _step_document(step: Step) -> dict[str, Any]:
    return {
        "name": step.name,
        "mode": step.mode.value,
        "days": step.days,
        "channel": step.channel.value,
        "template": step.template,
        "min_amount": _plain_amounts(step.min_amount),
        "fee": {"kind": step.fee_kind.value, "value": f"{step.fee_value:f}"},
        "with_interest": step.with_interest,
        "hold_supply": step.hold_supply,
        "recommend": step.recommend.value or None,
        "needs_approval": step.needs_approval,
        "attach": step.attach.value,
        "pay_within_days": step.pay_within_days,
    }


def _plain_amounts(amounts: Mapping[str, int]) -> dict[str, str]:
    return {code: plain_amount(minor, code) for code, minor in amounts.items()}
