"""Use cases: bank lines are matched with what they are, or left out of matching."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from collector_desktop.domain.back_dating import PastChanges, together
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.matching import AUTOMATIC, Action, Fit, Proposal
from collector_desktop.services.bank_entries import Decision, Matched, match_line, the_line
from collector_desktop.services.bank_proposals import Offer, OfferedLine, bank_proposals
from collector_desktop.services.money_entries import in_words
from collector_desktop.storage.database import db
from collector_desktop.storage.models import BankLine
from collector_desktop.storage.operations import operation

CHANGED = Change.BANK | Change.ITEM | Change.PROMISE | Change.CONTACT


@frozen
class Skipped:
    """A line that was not confirmed, and why; `was_chosen` if it was meant to be."""

    line_id: int
    why: str
    was_chosen: bool = True


@frozen
class Confirmed:
    """What became of lines: those matched, and those left as they were."""

    matched: tuple[Matched, ...]
    skipped: tuple[Skipped, ...] = ()

    @property
    def changes(self) -> PastChanges:
        """What of the past comes out otherwise by all of them."""
        return together((each.customer, each.changes) for each in self.matched)


def decision_of(line_id: int, proposal: Proposal, difference: str = "") -> Decision:
    """Return a proposal as a decision; `difference` says why what is short or left is given up."""
    return Decision(
        line_id,
        proposal.action,
        proposal.customer_id,
        proposal.parts,
        proposal.credits,
        proposal.item_id,
        difference or ("discount" if proposal.fit is Fit.LESS_DISCOUNT else ""),
    )


def match(decision: Decision, made_on: date) -> Outcome[Confirmed]:
    """Match one line as the user decided.

    Raises:
        RefusedError: it was matched already, or the decision breaks a rule of money.
    """
    summary = f"Match bank line: {_line_words(the_line(decision.line_id))}"
    with operation("match_bank_line", summary, made_on) as current:
        matched = match_line(decision, made_on)
    return done_with(Confirmed((matched,)), current.id, summary)


def confirm_certain(
    as_of: date, least: float = AUTOMATIC, only: Collection[int] | None = None
) -> Outcome[Confirmed]:
    """Confirm every line whose proposal is certain, in one operation; `only` names some lines.

    The lines that it leaves open are returned with the reason: nothing is proposed, it is not sure
    enough, two customers fit, the payment came back, or a rule of money refuses it.
    """
    offered = [
        each for each in bank_proposals(as_of, least) if only is None or each.line.line_id in only
    ]
    chosen = [(each, each.offers[0]) for each in offered if each.is_certain(least)]
    left = [each for each in offered if not each.is_certain(least)]
    skipped = tuple(
        Skipped(each.line.line_id, _why_uncertain(each, least), was_chosen=False) for each in left
    )
    return _confirm(chosen, skipped, as_of)


def confirm_chosen(
    line_ids: Sequence[int], as_of: date, least: float = 0.0, difference: str = ""
) -> Outcome[Confirmed]:
    """Confirm the best proposal of each named line, in one operation.

    A line stays open, and the answer says why, if nothing is proposed for it, if two customers
    fit equally well, or if its proposal is less sure than asked for.

    Raises:
        RefusedError: a line is not there or not open, or none of them can be confirmed.
    """
    found = {each.line.line_id: each for each in bank_proposals(as_of)}
    chosen, skipped = [], []
    for line_id in dict.fromkeys(line_ids):
        offered = found.get(line_id)
        if offered is None:
            raise _not_open(line_id)
        why = _why_not(offered, least)
        if why or offered.best is None:
            skipped.append(Skipped(line_id, why))
        else:
            chosen.append((offered, offered.best))
    if not chosen:
        first = skipped[0]
        raise RefusedError(f"Bank line {first.line_id} was not confirmed.", first.why)
    return _confirm(chosen, tuple(skipped), as_of, difference)


def ignore_lines(line_ids: Sequence[int], made_on: date) -> Outcome[int]:
    """Leave lines out of matching: they are not from customers.

    Raises:
        RefusedError: a line is not there or was matched.
    """
    return _set_status(line_ids, ("open", "ignored"), made_on)


def reopen_lines(line_ids: Sequence[int], made_on: date) -> Outcome[int]:
    """Offer lines again that were left out.

    Raises:
        RefusedError: a line is not there or was not left out.
    """
    return _set_status(line_ids, ("ignored", "open"), made_on)


def _confirm(
    chosen: Sequence[tuple[OfferedLine, Offer]],
    skipped: tuple[Skipped, ...],
    made_on: date,
    difference: str = "",
) -> Outcome[Confirmed]:
    if not chosen:
        return Outcome(Confirmed((), skipped), Change(0))
    matched, refused = [], list(skipped)
    summary = f"Match {len(chosen)} bank lines"
    if len(chosen) == 1:
        summary = f"Match bank line: {_line_words(the_line(chosen[0][0].line.line_id))}"
    with operation("match_bank_lines", summary, made_on) as current:
        for offered, offer in chosen:
            line_id = offered.line.line_id
            try:
                with db.atomic():
                    decision = decision_of(line_id, offer.proposal, difference)
                    matched.append(match_line(decision, made_on))
            except RefusedError as error:
                refused.append(Skipped(line_id, f"{error.title} {error.advice}".strip()))
        if not matched:
            raise RefusedError("No line could be confirmed.", refused[len(skipped)].why)
    return done_with(Confirmed(tuple(matched), tuple(refused)), current.id, summary)


def done_with(confirmed: Confirmed, operation_id: int, summary: str) -> Outcome[Confirmed]:
    """Return the outcome of matching lines, which says what it changed in the past."""
    return Outcome(confirmed, CHANGED, operation_id, summary, confirmed.changes.sentence)


def _why_not(offered: OfferedLine, least: float) -> str:
    best = offered.best
    if best is None:
        return "Nothing is proposed for it. Choose a customer."
    rivals = [each for each in offered.offers[1:] if each.code != best.code]
    if rivals and rivals[0].proposal.confidence == best.proposal.confidence:
        return f"{best.code} and {rivals[0].code} fit equally well. Choose a customer."
    if best.proposal.confidence < least:
        return f"It is only {best.proposal.confidence:.0%} sure."
    return ""


def _why_uncertain(offered: OfferedLine, least: float) -> str:
    """Return why a line is not confirmed without being looked at."""
    best, why = offered.best, _why_not(offered, least)
    if why or best is None:
        return why
    if best.proposal.action is Action.RETURN:
        what = f"{best.proposal.number} came back."
    else:
        what = f"{best.why(in_words)}: this is in doubt."
    return f"{what} Look at it, and confirm it by its number."


def _set_status(line_ids: Sequence[int], change: tuple[str, str], made_on: date) -> Outcome[int]:
    before, after = change
    lines = [the_line(each) for each in dict.fromkeys(line_ids)]
    wrong = next((line for line in lines if line.status != before), None)
    if wrong is not None:
        raise _not_open(wrong.id) if before == "open" else _not_left_out(wrong.id)
    verb = "Leave out" if after == "ignored" else "Offer again"
    what = _line_words(lines[0]) if len(lines) == 1 else f"{len(lines)} bank lines"
    summary = f"{verb}: {what}"
    with operation("set_bank_lines", summary, made_on) as current:
        for line in lines:
            BankLine.update(status=after).where(BankLine.id == line.id).execute()
    return Outcome(len(lines), Change.BANK, current.id, summary)


def _not_open(line_id: int) -> RefusedError:
    return RefusedError(
        f"Bank line {line_id} is not open to be matched.", "See `bank propose` for those that are."
    )


def _not_left_out(line_id: int) -> RefusedError:
    return RefusedError(f"Bank line {line_id} was not left out.", "It is offered, or matched.")


def _line_words(line: BankLine) -> str:
    words = line.payer or line.text or line.reference
    return f"{in_words(line.amount_minor, line.currency)}, {words[:60].strip()}"
