"""Proposals for one bank line: the money pays debts, is in the ledger already, or was returned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from collector_desktop.domain.matching import (
    Action,
    Clue,
    Doubt,
    Facts,
    Fit,
    Line,
    OpenEntry,
    Proposal,
    Taken,
)
from collector_desktop.domain.matching_clues import ClueBook, Known
from collector_desktop.domain.matching_confidence import confidence, doubted, ranked
from collector_desktop.domain.matching_fit import (
    Fitted,
    account_of,
    fit_account,
    fit_named,
    oldest_first,
)
from collector_desktop.domain.matching_names import Similarity
from collector_desktop.domain.matching_receipts import ReceiptBook

_Totals: TypeAlias = "dict[tuple[str, int], list[tuple[int, tuple[OpenEntry, ...]]]]"

_MOST_BY_AMOUNT = 3
_SURE_OF_SEVERAL = 0.40


class Matcher:
    """Proposes for lines; `similarity` scores two names from 0 to 100."""

    def __init__(self, facts: Facts, similarity: Similarity) -> None:
        self._clues = ClueBook(facts, similarity)
        self._receipts = ReceiptBook(facts.receipts, self._clues)
        self._of_customer: dict[tuple[int, str], list[OpenEntry]] = defaultdict(list)
        self._by_amount: dict[tuple[str, int], list[OpenEntry]] = defaultdict(list)
        self._by_total: _Totals | None = None
        for entry in facts.entries:
            self._of_customer[entry.customer_id, entry.currency].append(entry)
            if not entry.is_credit:
                self._by_amount[entry.currency, entry.open_minor].append(entry)

    def propose(self, line: Line, taken: Taken) -> tuple[Proposal, ...]:
        """Return what a line may be, the surest first, when other lines have taken something."""
        if line.amount_minor < 0:
            return ranked(self._receipts.returned(line, taken)) if line.is_return else ()
        known = self._clues.known(line)
        found = [each for one in known for each in self._of(one, line, taken)]
        if not any(each.fit is not Fit.NOTHING_OPEN for each in found):
            found += self._by_amount_only(line, taken)
        return ranked([self._weighed(each, known) for each in found])

    def _of(self, known: Known, line: Line, taken: Taken) -> Iterator[Proposal]:
        """Yield what a line may be if it is one customer's."""
        received = self._receive(known, line, taken)
        standing = self._receipts.standing(line, known, taken)
        if standing is None:
            yield received
            return
        if not received.fit.is_exact:
            yield standing
        elif known.named and received.clue is Clue.NUMBER:
            yield received
        else:
            yield doubted(received, Doubt.TWO_FIT)
            yield doubted(standing, Doubt.TWO_FIT)

    def _receive(self, known: Known, line: Line, taken: Taken) -> Proposal:
        entries = self._of_customer.get((known.customer_id, line.currency), ())
        every = account_of([taken.left(entry) for entry in entries])
        named = account_of([taken.left(each) for each in entries if each.item_id in known.named])
        is_sure = Clue.NUMBER in known.clues
        fitted = fit_named(line.amount_minor, named, every, line.booked_on)
        if not named.debits or not (is_sure or fitted.fit.is_exact):
            fitted = fit_account(line.amount_minor, every, line.booked_on)
        proposal = self._made(known, fitted)
        if not is_sure or named.debits:
            return proposal
        if not fitted.fit.is_exact:
            proposal = self._made(known, oldest_first(line.amount_minor, ()))
        number = self._clues.number_of(min(known.named))
        return doubted(replace(proposal, number=number), Doubt.PAID_ALREADY)

    def _made(self, known: Known, fitted: Fitted) -> Proposal:
        clue = known.clue
        made = Proposal(
            Action.RECEIVE,
            known.customer_id,
            confidence(clue, fitted.fit),
            clue,
            fitted.fit,
            fitted.parts,
            fitted.credits,
            fitted.left_minor,
            fitted.short_minor,
            fitted.discount_minor,
        )
        is_loose = fitted.fit.is_exact and not fitted.is_only
        return doubted(made, Doubt.TWO_FIT) if is_loose else made

    def _weighed(self, proposal: Proposal, known: tuple[Known, ...]) -> Proposal:
        """Doubt a customer when the payer or a number points to another one."""
        others = [one for one in known if one.customer_id != proposal.customer_id]
        mine = next((one for one in known if one.customer_id == proposal.customer_id), None)
        is_identified = mine is not None and mine.is_identified
        told_mine = is_identified or (mine is not None and mine.is_called)
        if any(one.is_identified for one in others) and not is_identified:
            return doubted(proposal, Doubt.OTHER_PAYER)
        if any(one.is_called for one in others) and not told_mine:
            return doubted(proposal, Doubt.OTHER_PAYER)
        if any(one.outweighs(mine) for one in others):
            return doubted(proposal, Doubt.OTHER_PAYER)
        named_other = any(Clue.NUMBER in one.clues for one in others)
        if named_other and not (told_mine and mine is not None and Clue.NUMBER in mine.clues):
            return doubted(proposal, Doubt.OTHER_PAYER)
        return proposal

    def _by_amount_only(self, line: Line, taken: Taken) -> Iterator[Proposal]:
        """Yield the debts of just that amount, or the receipts, when nothing names the payer."""
        yield from self._receipts.by_amount(line, taken)
        entries = [
            entry
            for entry in self._by_amount.get((line.currency, line.amount_minor), ())
            if taken.left(entry) is entry
        ]
        named = self._clues.nearly_named(line, [entry.item_id for entry in entries])
        near = [entry for entry in entries if entry.item_id in named]
        clue = Clue.NEARLY_NUMBER if near else Clue.AMOUNT
        chosen = (near or entries)[:_MOST_BY_AMOUNT]
        for entry in chosen:
            made = self._made(
                Known(entry.customer_id, {clue}),
                Fitted(Fit.EXACT, ((entry.item_id, entry.open_minor),), is_only=True),
            )
            if len(near or entries) > 1:
                made = replace(doubted(made, Doubt.TWO_FIT), confidence=_SURE_OF_SEVERAL)
            yield made
        if not entries:
            yield from self._by_total_only(line, taken)

    def _by_total_only(self, line: Line, taken: Taken) -> Iterator[Proposal]:
        """Yield the accounts of which the amount is all that is open, several debts together."""
        accounts = [
            (customer_id, entries)
            for customer_id, entries in self._totals().get((line.currency, line.amount_minor), ())
            if all(taken.left(entry) is entry for entry in entries)
        ]
        for customer_id, entries in accounts[:_MOST_BY_AMOUNT]:
            parts = tuple((entry.item_id, entry.open_minor) for entry in entries)
            made = self._made(
                Known(customer_id, {Clue.AMOUNT}), Fitted(Fit.EXACT_SET, parts, is_only=True)
            )
            if len(accounts) > 1:
                made = replace(doubted(made, Doubt.TWO_FIT), confidence=_SURE_OF_SEVERAL)
            yield made

    def _totals(self) -> _Totals:
        """Return accounts of several debts and no credit by their sum, added up at first need."""
        if self._by_total is None:
            found: _Totals = defaultdict(list)
            for (customer_id, currency), entries in self._of_customer.items():
                if len(entries) > 1 and not any(entry.is_credit for entry in entries):
                    every = account_of(entries).debits
                    found[currency, sum(entry.open_minor for entry in every)].append(
                        (customer_id, every)
                    )
            self._by_total = found
        return self._by_total
