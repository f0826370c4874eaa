"""Use cases: debts go to an agency, a solicitor or a court, and what comes of it is noted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.combined_papers import PLACEMENT
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import LARGEST_MINOR
from collector_desktop.domain.placements import STATUS_OF, EntryKind, PlacementKind
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.placeable import Placeable, placeable, stays_said
from collector_desktop.queries.placements import PlacementRow, charged_since, open_placement
from collector_desktop.services.account_status import keep_status, lift_status
from collector_desktop.services.combined_papers import PaperInside, record_combined
from collector_desktop.services.holds import note_on
from collector_desktop.services.money_entries import in_words, the_customer
from collector_desktop.storage.models import Placement, PlacementEntry, PlacementItem
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CHANGED = Change.CUSTOMER | Change.CONTACT


@frozen
class PlacementDraft:
    """To whom what a customer owes goes, and under which reference of theirs.

    It is what is due and undisputed; with `whole` all of it.
    """

    customer_id: int
    kind: PlacementKind
    placed_with: str
    reference: str = ""
    whole: bool = False


def place_debts(draft: PlacementDraft, made_on: date, files: Sequence[Path] = ()) -> Outcome[int]:
    """Pass what a customer owes in its currency to somebody, who collects it from now on.

    The files that were written for them are recorded with their hash.

    Raises:
        RefusedError: nothing is owed or may go, nobody is named, or it is with somebody already.
    """
    customer = the_customer(draft.customer_id)
    whom = draft.placed_with.strip()
    if not whom:
        raise RefusedError("Who does it go to?", "Name the agency, the solicitor or the court.")
    before = open_placement(customer.id, made_on)
    if before is not None:
        raise RefusedError(
            f"It has been with {before.placed_with} since {before.made_on}.", "Close that first."
        )
    going = require_placeable(customer.id, made_on, whole=draft.whole)
    said = f"{in_words(going.going_minor, customer.currency)} to {whom}"
    with operation("place_debts", f"Pass {customer.name} on: {said}", made_on) as current:
        made = Placement.create(
            customer=customer,
            kind=draft.kind.value,
            placed_with=whom,
            reference=draft.reference.strip(),
            currency=customer.currency,
            amount_minor=going.going_minor,
            made_on=made_on,
        )
        for row in going.rows:
            PlacementItem.create(placement=made, item=row.item_id, amount_minor=row.open_minor)
        keep_status(customer.id, STATUS_OF[draft.kind], f"with {whom}", made_on)
        stays = f". Stays with us: {stays_said(going.staying)}" if going.staying else ""
        note_on(customer.id, f"Passed on: {said}{stays}", made_on)
        for path in files:
            inside = PaperInside(customer.id, PLACEMENT, path.name)
            record_combined(path.read_bytes(), path, [inside], made_on)
    return Outcome(made.id, CHANGED, current.id, current.summary)


def require_placeable(customer_id: int, as_of: date, *, whole: bool) -> Placeable:
    """Return what of a customer goes to somebody else, of which there must be some.

    Raises:
        RefusedError: nothing is owed, or all of it stays with us or is paid; it says why.
    """
    found = placeable(customer_id, as_of, whole=whole)
    name = customer_facts(customer_id).name
    if found.rows and found.going_minor:
        return found
    if found.own:
        raise RefusedError(
            f"What {name} paid covers it: the money is not allocated yet.", "Allocate it first."
        )
    if found.rows:
        raise RefusedError(
            f"{name} owes nothing in {found.currency}, in which a placement is counted.",
            "Pass on what is owed in another currency outside this program.",
        )
    if not found.staying:
        raise RefusedError(f"{name} owes nothing.", "There is nothing to pass on.")
    raise RefusedError(
        f"Nothing that {name} owes is due and undisputed: {stays_said(found.staying)}.",
        "Wait, settle what is open about it, or pass on all that is owed.",
    )


def note_entry(
    customer_id: int, kind: EntryKind, minor: int, made_on: date, note: str = ""
) -> Outcome[int]:
    """Note what came in through the open placement of a customer, or what it costs.

    The money itself is a receipt like any other; this says through whom it came.

    Raises:
        RefusedError: nothing was passed on, the amount cannot be, or more came in than was placed
            and charged since.
    """
    row = _open(customer_id, made_on)
    if not 1 <= minor <= LARGEST_MINOR:
        raise RefusedError("The amount must be above zero.", "Write what it came to.")
    if kind is EntryKind.RECOVERED:
        _require_placed(row, minor, made_on)
    said = f"{row.placed_with}: {kind} {in_words(minor, row.currency)}"
    with operation("note_placement", f"{said} for {row.name}", made_on) as current:
        made = PlacementEntry.create(
            placement=row.placement_id,
            kind=kind.value,
            amount_minor=minor,
            note=note.strip(),
            made_on=made_on,
        )
        note_on(customer_id, said, made_on)
    return Outcome(made.id, CHANGED, current.id, current.summary)


def close_placement(customer_id: int, why: str, made_on: date) -> Outcome[int]:
    """Take a customer back from whom it was passed to; it is chased again as before.

    Raises:
        RefusedError: nothing was passed on, or no reason is given.
    """
    row = _open(customer_id, made_on)
    if not why.strip():
        raise RefusedError("Closing needs a reason.", "Say what came of it.")
    status, said = STATUS_OF[row.kind], f"Take {row.name} back from {row.placed_with}"
    with operation("close_placement", said, made_on) as current:
        Placement.update(closed_on=made_on, closed_why=why.strip()).where(
            Placement.id == row.placement_id
        ).execute()
        standing = statuses(made_on, [customer_id]).get(customer_id, ())
        if any(each.status is status for each in standing):
            lift_status(customer_id, status, why, made_on)
    return Outcome(row.placement_id, CHANGED, current.id, current.summary)


def _require_placed(row: PlacementRow, minor: int, made_on: date) -> None:
    """Refuse more money than they were to collect, which has what was charged since with it."""
    most = row.sums.placed_minor + charged_since(row, made_on)
    left = most - row.sums.recovered_minor
    if minor > left:
        asked, most_said = in_words(most, row.currency), in_words(max(0, left), row.currency)
        raise RefusedError(
            f"{row.placed_with} was to collect {asked}; no more than {most_said} of it is left.",
            "Enter what is beyond that as a payment of the customer.",
        )


def _open(customer_id: int, as_of: date) -> PlacementRow:
    row = open_placement(customer_id, as_of)
    if row is None:
        raise RefusedError("This customer was not passed on.", "Make its file first.")
    return row
