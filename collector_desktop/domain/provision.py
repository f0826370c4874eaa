"""Provision for bad debts by the flow-rate matrix: what was lost before is expected again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from collector_desktop.domain.ageing import STANDARD_BUCKETS
from collector_desktop.domain.errors import CollectorError

_ALL = Fraction(1)
_COLUMNS = len(STANDARD_BUCKETS.labels)
USUAL_RATES = (Fraction(0), *(Fraction(share, 100) for share in (1, 5, 10, 25)))
"""What small businesses usually expect to lose of each ageing column: a rule of thumb."""

_SHARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?", re.ASCII)


class RatesFrom(StrEnum):
    """Where the rates of a provision come from: the user, the own past year, or rule of thumb."""

    SET = "set"
    PAST = "past"
    USUAL = "usual"


def read_rates(text: str) -> tuple[Fraction, ...]:
    """Return the shares lost of each ageing column that a text such as `0,1,5,10,25` states.

    Raises:
        CollectorError: they are not one for each column, in per cent from 0 to 100.
    """
    words = [word.strip() for word in text.split(",")]
    if len(words) == _COLUMNS and all(map(_SHARE.fullmatch, words)):
        shares = tuple(Fraction(word) / 100 for word in words)
        if max(shares) <= _ALL:
            return shares
    raise CollectorError(
        f"{text!r} is not the loss of each ageing column.",
        "Write per cent for not due, 1-30, 31-60, 61-90 and 91+, such as 0,1,5,10,25.",
    )


def read_vat(text: str) -> Fraction:
    """Return the rate of VAT that a text such as `20` states in per cent, as a share of the net.

    Raises:
        CollectorError: it is no rate from 0 to 100 per cent.
    """
    share = Fraction(text) / 100 if _SHARE.fullmatch(text) else None
    if share is None or share > _ALL:
        raise CollectorError(f"{text!r} is not a rate of VAT.", "Write per cent, such as 20.")
    return share


def without_vat(gross: Fraction, rate: Fraction) -> Fraction:
    """Return what is left of a sum when the VAT contained in it is taken out.

    The tax on a bad debt comes back by relief, so it is no loss.
    """
    return gross / (1 + rate)


def loss_rates(sold_minor: int, still_open: Sequence[int]) -> tuple[Fraction, ...] | None:
    """Return the share lost of what enters each ageing column; the last column is lost whole.

    `still_open` is what of a past time's sales was open after each column, in their order; what
    was open after the last counts as lost. None when nothing was sold.
    """
    if sold_minor <= 0:
        return None
    lost = still_open[-1]
    entering = (sold_minor, *still_open[:-1])
    return (*(min(_ALL, Fraction(lost, each)) if lost else Fraction(0) for each in entering), _ALL)


def provision(
    columns: Sequence[int], rates: Sequence[Fraction], lost: Sequence[int] = ()
) -> Fraction:
    """Return the loss to expect of what is owed in the ageing columns, in minor units, exactly.

    `lost` is what of each column is owed by the insolvent, the dead and the like: it is lost whole.
    """
    whole = tuple(lost) or (0,) * len(columns)
    return sum(
        (
            gone + (minor - gone) * rate
            for minor, gone, rate in zip(columns, whole, rates, strict=True)
        ),
        Fraction(0),
    )
