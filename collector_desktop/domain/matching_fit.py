"""How the amount of a bank line fits what is open on one account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collector_desktop.domain.exact_sets import exact_sets
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.matching import Fit, OpenEntry

MOST_IN_A_SET = 12
SMALL_SET = 3
ROUND_MINOR = 10_000
SMALL_SHARE = 50
SMALL_MINOR = 2_500

Parts = tuple[tuple[int, int], ...]


@frozen
class Fitted:
    """What an amount pays; `is_only` if nothing else on the account fits as well."""

    fit: Fit
    parts: Parts = ()
    credits: Parts = ()
    left_minor: int = 0
    short_minor: int = 0
    discount_minor: int = 0
    is_only: bool = False


@frozen
class Account:
    """What is open on one account in one currency, the oldest due first."""

    debits: tuple[OpenEntry, ...]
    credits: tuple[OpenEntry, ...]


def account_of(entries: Sequence[OpenEntry]) -> Account:
    """Return entries as an account."""
    queue = sorted(entries, key=lambda entry: (entry.due_on, entry.item_id))
    return Account(
        tuple(entry for entry in queue if not entry.is_credit and entry.open_minor > 0),
        tuple(entry for entry in queue if entry.is_credit and entry.open_minor > 0),
    )


def fit_named(amount: int, named: Account, every: Account, paid_on: date) -> Fitted:
    """Return what an amount pays when a line names entries."""
    total = _sum(named.debits) - _sum(named.credits)
    if total == amount:
        return Fitted(_kind(named), _whole(named.debits), _whole(named.credits), is_only=True)
    if reduced := _less_discount(amount, named.debits, paid_on):
        return reduced
    return (
        _some_of(amount, named.debits)
        or _with_more(amount, named, every)
        or oldest_first(amount, named.debits)
    )


def fit_account(amount: int, account: Account, paid_on: date) -> Fitted:
    """Return what an amount pays when a line names nothing: what fits exactly, else the oldest."""
    return (
        _single(amount, account)
        or _single_discount(amount, account, paid_on)
        or _set(amount, account.debits)
        or _net(amount, account)
        or _nearly(amount, account.debits)
        or oldest_first(amount, account.debits)
    )


def oldest_first(amount: int, debits: Sequence[OpenEntry]) -> Fitted:
    """Return what an amount pays one after the other, and what is short or left then."""
    if not debits:
        return Fitted(Fit.NOTHING_OPEN, left_minor=amount)
    parts, left, short = [], amount, 0
    for debit in debits:
        given = min(left, debit.open_minor)
        if given:
            parts.append((debit.item_id, given))
            short = debit.open_minor - given
        left -= given
    return Fitted(Fit.OVER if left else Fit.SHORT, tuple(parts), (), left, short)


def best_subset(amount: int, entries: Sequence[OpenEntry]) -> tuple[list[OpenEntry], int]:
    """Return the entries, by due date, that come nearest to an amount, and what remains.

    All are taken at first; then the latest of the side that is too much is dropped, as long as
    that brings the rest nearer to nothing.
    """
    kept = list(entries)
    rest = sum(_signed(entry) for entry in kept) - amount
    while rest:
        surplus = [entry for entry in kept if (_signed(entry) > 0) == (rest > 0)]
        if not surplus or abs(rest - _signed(surplus[-1])) >= abs(rest):
            break
        kept.remove(surplus[-1])
        rest -= _signed(surplus[-1])
    return kept, rest


def is_small(minor: int, whole_minor: int) -> bool:
    """Return whether a difference may be a charge or a slip: at most 2 % or 25 of the currency."""
    return 0 < minor <= max(SMALL_MINOR, whole_minor // SMALL_SHARE) and minor * 4 <= whole_minor


def _single(amount: int, account: Account) -> Fitted | None:
    """Return the one debit of just an amount; not surely, if others come to it together."""
    fits = [entry for entry in account.debits if entry.open_minor == amount]
    if not fits:
        return None
    is_only = len(fits) == 1 and _set(amount, account.debits) is None
    return Fitted(Fit.EXACT, _whole(fits[:1]), is_only=is_only)


def _single_discount(amount: int, account: Account, paid_on: date) -> Fitted | None:
    found = [_less_discount(amount, (entry,), paid_on) for entry in account.debits]
    fits = [each for each in found if each is not None]
    return fits[0] if len(fits) == 1 else None


def _less_discount(amount: int, debits: Sequence[OpenEntry], paid_on: date) -> Fitted | None:
    """Return the fit if just the settlement discount is missing that the terms allow that day."""
    parts = [(entry.item_id, entry.open_minor - _discount(entry, paid_on)) for entry in debits]
    discount = sum(_discount(entry, paid_on) for entry in debits)
    if not discount or sum(minor for _, minor in parts) != amount:
        return None
    return Fitted(Fit.LESS_DISCOUNT, tuple(parts), discount_minor=discount, is_only=True)


def _discount(entry: OpenEntry, paid_on: date) -> int:
    may = entry.discount_until is not None and paid_on <= entry.discount_until
    return entry.discount_minor if may else 0


def _set(amount: int, debits: Sequence[OpenEntry]) -> Fitted | None:
    """Return the debits that come to an amount together.

    There is no doubt only about all that is open, the oldest run or a few, and not about a round
    sum, which many sets come to.
    """
    few = [entry for entry in debits if entry.open_minor < amount][:MOST_IN_A_SET]
    found = exact_sets([entry.open_minor for entry in few], amount, 2)
    if not found.sets:
        return None
    chosen = [few[place] for place in found.sets[0]]
    is_run = chosen == list(debits[: len(chosen)]) or len(chosen) <= SMALL_SET
    is_only = (
        len(found.sets) == 1
        and found.is_all
        and len(debits) <= MOST_IN_A_SET
        and is_run
        and amount % ROUND_MINOR != 0
    )
    return Fitted(Fit.EXACT_SET, _whole(chosen), is_only=is_only)


def _net(amount: int, account: Account) -> Fitted | None:
    """Return the oldest debits that come to an amount when credits are taken off."""
    if not account.credits:
        return None
    ordered = sorted((*account.debits, *account.credits), key=lambda each: each.due_on)
    kept, rest = best_subset(amount, ordered)
    if rest:
        return None
    taken = account_of(kept)
    return Fitted(Fit.NET_OF_CREDITS, _whole(taken.debits), _whole(taken.credits))


def _nearly(amount: int, debits: Sequence[OpenEntry]) -> Fitted | None:
    """Return the one debit from which only a small sum is missing."""
    near = [each for each in debits if is_small(each.open_minor - amount, each.open_minor)]
    return oldest_first(amount, near) if len(near) == 1 else None


def _some_of(amount: int, named: Sequence[OpenEntry]) -> Fitted | None:
    """Return those of the named debits that come to the amount, if only some do."""
    if len(named) < 2:
        return None
    few = named[:MOST_IN_A_SET]
    found = exact_sets([entry.open_minor for entry in few], amount, 2).sets
    if not found:
        return None
    chosen = [few[place] for place in found[0]]
    return Fitted(Fit.EXACT if len(chosen) == 1 else Fit.EXACT_SET, _whole(chosen))


def _with_more(amount: int, named: Account, every: Account) -> Fitted | None:
    """Return the named debits with others that come to the amount together with them."""
    more = amount - _sum(named.debits)
    if more <= 0 or not named.debits:
        return None
    rest = tuple(entry for entry in every.debits if entry not in named.debits)
    found = _single(more, Account(rest, ())) or _set(more, rest)
    if found is None:
        return None
    return Fitted(Fit.EXACT_SET, (*_whole(named.debits), *found.parts))


def _kind(named: Account) -> Fit:
    if named.credits:
        return Fit.NET_OF_CREDITS
    return Fit.EXACT if len(named.debits) == 1 else Fit.EXACT_SET


def _whole(entries: Sequence[OpenEntry]) -> Parts:
    return tuple((entry.item_id, entry.open_minor) for entry in entries)


def _sum(entries: Sequence[OpenEntry]) -> int:
    return sum(entry.open_minor for entry in entries)


def _signed(entry: OpenEntry) -> int:
    return -entry.open_minor if entry.is_credit else entry.open_minor
