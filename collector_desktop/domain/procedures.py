"""How customers are chased: procedures, their steps, and what makes one sound.

A policy has steps, each with its day, its channel, its words and its fee; a policy without steps is
itself a policy, "do not chase".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from unicodedata import category

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.numbers import name_key


class Mode(StrEnum):
    """From which day the days of a step count."""

    AFTER_DUE = "after_due"
    END_OF_MONTH = "end_of_month"
    AFTER_PREVIOUS = "after_previous"


class Channel(StrEnum):
    """How a step reaches the customer."""

    EMAIL = "email"
    LETTER = "letter"
    CALL = "call"
    SMS = "sms"
    VISIT = "visit"


class FeeKind(StrEnum):
    """What a step charges: nothing, an amount, or a share of what it asks for."""

    NONE = "none"
    FIXED = "fixed"
    PERCENT = "percent"


class Advice(StrEnum):
    """What a step recommends to the user; the program does none of it by itself."""

    NONE = ""
    STOP_SUPPLY = "stop_supply"
    WITHDRAW_TERMS = "withdraw_terms"
    VISIT = "visit"
    LEGAL = "legal"
    AGENCY = "agency"
    WRITE_OFF = "write_off"


class Attach(StrEnum):
    """What goes with the letter or e-mail of a step."""

    NONE = "none"
    STATEMENT = "statement"
    COPIES = "copies"
    BOTH = "both"


class Consolidate(StrEnum):
    """Whether one message asks a customer for everything overdue, or each asks for one invoice."""

    CUSTOMER = "customer"
    INVOICE = "invoice"


WRITTEN = frozenset({Channel.EMAIL, Channel.LETTER, Channel.SMS})
LEAST_DAYS, MOST_DAYS, MOST_GAP = -365, 3650, 365
MOST_STEPS, LONGEST_NAME, MOST_DECIMALS = 100, 100, 4
# Signs that end a line, are no text, or turn what follows them round.
_UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@frozen
class Step:
    """One step: due `days` after the day that `mode` names; negative days come before it.

    `min_amount` is by currency in minor units: the step waits until so much is asked for.
    `fee_value` is an amount in the company's currency, or per cent of what is asked for.
    `pay_within_days` are the days that the message leaves for payment; the next step waits for
    them. `step_id` names the row of the ledger, if there is one.
    """

    name: str
    mode: Mode = Mode.AFTER_DUE
    days: int = 0
    channel: Channel = Channel.EMAIL
    template: str = ""
    min_amount: Mapping[str, int] = field(default_factory=dict)
    fee_kind: FeeKind = FeeKind.NONE
    fee_value: Decimal = Decimal(0)
    with_interest: bool = False
    hold_supply: bool = False
    recommend: Advice = Advice.NONE
    needs_approval: bool = False
    attach: Attach = Attach.NONE
    pay_within_days: int | None = None
    step_id: int | None = None

    def least(self, currency: str) -> int | None:
        """Return the least to ask for, in minor units of a currency; None if only others have one.

        A sum in one currency says nothing of another: the user has to.
        """
        if not self.min_amount:
            return 0
        least = self.min_amount.get(currency)
        return 0 if least is None and not any(self.min_amount.values()) else least

    @property
    def is_courtesy(self) -> bool:
        """Return whether it comes before the due date, and is of no use after it."""
        return self.mode is Mode.AFTER_DUE and self.days < 0


@frozen
class Procedure:
    """Steps in their order; `tolerance` is the least open amount of an item, by currency.

    Nothing is sent to a customer within `min_gap_days` of the last contact that reached them.
    """

    name: str
    steps: tuple[Step, ...] = ()
    min_gap_days: int = 5
    consolidate: Consolidate = Consolidate.CUSTOMER
    tolerance: Mapping[str, int] = field(default_factory=dict)
    is_default: bool = False
    note: str = ""
    procedure_id: int | None = None

    @property
    def is_do_not_chase(self) -> bool:
        """Return whether it says that nobody is chased: it has no steps."""
        return not self.steps

    def index_of(self, step_name: str) -> int | None:
        """Return the place of the step of that name, from 0, or None."""
        wanted = name_key(step_name)
        places = (i for i, step in enumerate(self.steps) if name_key(step.name) == wanted)
        return next(places, None)


def require_sound(procedure: Procedure) -> None:
    """Refuse a procedure that cannot work.

    Raises:
        RefusedError: a name is missing, doubled, too long or not to be seen, days are out of
            reach, the first step counts from a step before it, an amount or a fee is below
            nothing, or there are more steps than anybody takes.
    """
    where = f"Procedure {procedure.name!r}"
    if not procedure.name.strip():
        raise RefusedError("A procedure needs a name.", "Give it one, such as Standard.")
    _require_name(procedure.name, "This procedure")
    if len(procedure.steps) > MOST_STEPS:
        found = len(procedure.steps)
        raise RefusedError(f"{where} has {found} steps.", f"Use at most {MOST_STEPS}.")
    if not 0 <= procedure.min_gap_days <= MOST_GAP:
        raise RefusedError(f"{where}: min_gap_days is from 0 to {MOST_GAP}.")
    _require_amounts(procedure.tolerance, where, "tolerance")
    if procedure.steps and procedure.steps[0].mode is Mode.AFTER_PREVIOUS:
        raise RefusedError(
            f"{where}: the first step has none before it to count from.",
            "Use the mode after_due or end_of_month.",
        )
    _require_own_names([step.name for step in procedure.steps], f"{where}: the step")
    for step in procedure.steps:
        _require_sound_step(step, f"{where}, step {step.name!r}")


def require_sound_set(procedures: Sequence[Procedure]) -> None:
    """Refuse procedures that cannot be beside each other, or one that cannot work.

    Raises:
        RefusedError: one cannot work, two share a name, or two are the default.
    """
    for procedure in procedures:
        require_sound(procedure)
    _require_own_names([each.name for each in procedures], "The procedure")
    defaults = [each.name for each in procedures if each.is_default]
    if len(defaults) > 1:
        raise RefusedError(
            f"{' and '.join(defaults)} cannot both be the default.", "Mark one of them."
        )


def _require_own_names(names: Sequence[str], what: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name_key(name) in seen:
            raise RefusedError(f"{what} {name!r} is there twice.", "Give each its own name.")
        seen.add(name_key(name))


def _require_name(name: str, where: str) -> None:
    if len(name) > LONGEST_NAME:
        raise RefusedError(f"{where}: a name has at most {LONGEST_NAME} characters.")
    if any(category(sign) in _UNSEEN or sign in _TURNS for sign in name):
        raise RefusedError(f"{where}: a name has a sign that cannot be seen.", "Type it anew.")
    if all(category(sign) in {"Cf", "Zs"} for sign in name):
        raise RefusedError(f"{where}: a name cannot be seen.", "Give one, such as Reminder 1.")


def _require_sound_step(step: Step, where: str) -> None:
    if not step.name.strip():
        raise RefusedError(f"{where}: a step needs a name.", "Give it one, such as Reminder 1.")
    _require_name(step.name, where.partition(", step ")[0])
    least = LEAST_DAYS if step.mode is Mode.AFTER_DUE else 0
    if not least <= step.days <= MOST_DAYS:
        raise RefusedError(f"{where}: days are from {least} to {MOST_DAYS} with {step.mode}.")
    if step.pay_within_days is not None and not 0 <= step.pay_within_days <= MOST_GAP:
        raise RefusedError(f"{where}: pay_within_days is from 0 to {MOST_GAP}.")
    if step.fee_value < 0 or (step.fee_kind is FeeKind.PERCENT and step.fee_value > 100):
        raise RefusedError(f"{where}: {step.fee_value} is not a fee.")
    exponent = Decimal(step.fee_value).normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MOST_DECIMALS:
        raise RefusedError(f"{where}: a fee has at most {MOST_DECIMALS} decimals.")
    _require_amounts(step.min_amount, where, "min_amount")


def _require_amounts(amounts: Mapping[str, int], where: str, what: str) -> None:
    if any(minor < 0 for minor in amounts.values()):
        raise RefusedError(f"{where}: {what} is nothing or more.")
