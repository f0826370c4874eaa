"""Whose money a bank line is, judged by its account, numbers, learned words and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from collector_desktop.domain.bank_text import (
    account_key,
    all_name_words,
    payer_key,
    structured_references,
)
from collector_desktop.domain.matching import Clue, Debtor, Facts, Line, OpenEntry, Rule
from collector_desktop.domain.matching_names import NameBook, Similarity
from collector_desktop.domain.matching_numbers import Naming, NumberBook
from collector_desktop.domain.payment_references import qr_bodies, qr_body, squashed

PAYER_ACCOUNT, PAYER_NAME, TEXT = "payer_account", "payer_name", "text"
IDENTIFYING = frozenset({Clue.RULE, Clue.KNOWN_ACCOUNT, Clue.KNOWN_PAYER, Clue.CODE, Clue.NAME})
_LEARNED = {
    PAYER_ACCOUNT: Clue.KNOWN_ACCOUNT,
    PAYER_NAME: Clue.KNOWN_PAYER,
    TEXT: Clue.KNOWN_TEXT,
}
_ORDER = list(Clue)


@dataclass(slots=True)
class Known:
    """What a line says about one customer; `named` are the entries that it names."""

    customer_id: int
    clues: set[Clue] = field(default_factory=set)
    named: set[int] = field(default_factory=set)

    @property
    def clue(self) -> Clue:
        """The surest of the clues."""
        return min(self.clues, key=_ORDER.index)

    @property
    def is_identified(self) -> bool:
        """Whether more than a number or a likeness says who paid."""
        return bool(self.clues & IDENTIFYING)

    @property
    def is_called(self) -> bool:
        """Whether the payer bears its name, or one that is like it."""
        return bool(self.clues & {Clue.NAME, Clue.LIKE_NAME})

    def outweighs(self, other: Known | None) -> bool:
        """Return whether a rule or the payer's account names this customer and no other.

        A rule of the user goes before what was learned of an account.
        """
        theirs = other.clues if other is not None else set()
        if Clue.RULE in self.clues:
            return Clue.RULE not in theirs
        return Clue.KNOWN_ACCOUNT in self.clues and not theirs & {Clue.RULE, Clue.KNOWN_ACCOUNT}


class ClueBook:
    """Answers whose a line may be; what it answered once it keeps."""

    def __init__(self, facts: Facts, similarity: Similarity) -> None:
        every = (*facts.entries, *facts.paid)
        self._entries: dict[int, OpenEntry] = {entry.item_id: entry for entry in every}
        structured = ((each.item_id, each.structured) for each in every if each.structured)
        numbers = ((entry.item_id, entry.number) for entry in every)
        self._numbers = NumberBook((*numbers, *structured))
        self._coded_as = (*facts.debtors, *facts.former)
        self._codes = NumberBook((each.customer_id, each.code) for each in facts.debtors)
        self._digits = {each.customer_id for each in facts.debtors if _has_digit(each)}
        former = [each for each in facts.former if _has_digit(each)]
        self._former = NumberBook((each.customer_id, each.code) for each in former)
        self._of_reference: dict[str, set[int]] = {}
        self._names = NameBook(facts.debtors, similarity)
        self._rules = _by_pattern(facts.rules)
        self._texts = [rule for rule in facts.rules if rule.kind == TEXT]
        self._told: dict[int, tuple[Known, ...]] = {}

    def known(self, line: Line) -> tuple[Known, ...]:
        """Return every customer that anything in a line points to."""
        if line.line_id not in self._told:
            found: dict[int, Known] = {}
            for customer_id, clue in (
                *self._named(line, found),
                *self._ruled(line),
                *self._referenced(line),
                *self._coded(line),
                *self._called(line),
            ):
                found.setdefault(customer_id, Known(customer_id)).clues.add(clue)
            self._told[line.line_id] = tuple(found.values())
        return self._told[line.line_id]

    def named_numbers(self, line: Line) -> set[str]:
        """Return the numbers that a line names."""
        return {self.number_of(each) for known in self.known(line) for each in known.named}

    def nearly_named(self, line: Line, item_ids: Iterable[int]) -> list[int]:
        """Return those of some entries whose number a line has with one slip in it."""
        return self._numbers.nearly_named(line.all_text, item_ids)

    def number_of(self, item_id: int) -> str:
        """Return the number of an entry."""
        return self._entries[item_id].number

    def _named(self, line: Line, found: dict[int, Known]) -> Iterator[tuple[int, Clue]]:
        for item_id, naming in self._numbers.named(line.all_text).items():
            entry = self._entries[item_id]
            if entry.currency != line.currency:
                continue
            known = found.setdefault(entry.customer_id, Known(entry.customer_id))
            known.named.add(item_id)
            is_sure = naming is Naming.SURE
            yield entry.customer_id, Clue.NUMBER if is_sure else Clue.NEARLY_NUMBER
        for each in self._numbers.ranges(line.all_text):
            self._name_between(each, found)

    def _name_between(self, each: list[list[int]], found: dict[int, Known]) -> None:
        """Name what is in a range of numbers, for whoever owns both its ends and is named."""
        owners = [{self._entries[item_id].customer_id for item_id in end} for end in each]
        for customer_id in owners[0] & owners[-1] & found.keys():
            mine = (item_id for ids in each for item_id in ids)
            found[customer_id].named |= {
                item_id for item_id in mine if self._entries[item_id].customer_id == customer_id
            }

    def _ruled(self, line: Line) -> Iterator[tuple[int, Clue]]:
        for kind, pattern in rule_keys(line):
            yield from _whose(self._rules.get((kind, pattern), ()))
        said = f" {' '.join(all_name_words(line.all_text))} "
        yield from _whose([rule for rule in self._texts if f" {rule.pattern} " in said])

    def _referenced(self, line: Line) -> Iterator[tuple[int, Clue]]:
        """Yield whom a reference of our own paper names: its check digits leave no doubt."""
        bodies = [each.upper() for each in structured_references(line.all_text)]
        bodies += qr_bodies(line.all_text)
        if bodies and not self._of_reference:
            self._of_reference = _by_reference(self._coded_as)
        for body in bodies:
            meant = self._of_reference.get(body, set())
            for customer_id in meant:
                yield customer_id, Clue.CODE if len(meant) == 1 else Clue.LIKE_NAME

    def _coded(self, line: Line) -> Iterator[tuple[int, Clue]]:
        for customer_id, naming in self._codes.named(line.all_text).items():
            is_sure = naming is Naming.SURE and customer_id in self._digits
            yield customer_id, Clue.CODE if is_sure else Clue.LIKE_NAME
        for customer_id, naming in self._former.named(line.all_text).items():
            yield customer_id, Clue.CODE if naming is Naming.SURE else Clue.LIKE_NAME

    def _called(self, line: Line) -> Iterator[tuple[int, Clue]]:
        for hit in self._names.find(line.payer, line.text):
            yield hit.customer_id, Clue.NAME if hit.is_written_out else Clue.LIKE_NAME


def rule_keys(line: Line) -> tuple[tuple[str, str], ...]:
    """Return (kind, pattern) of what can be learned from a line, the surest first.

    The words of the whole text count only where the bank gives neither account nor payer.
    """
    keys = [(PAYER_ACCOUNT, account_key(line.payer_account)), (PAYER_NAME, payer_key(line.payer))]
    named = [(kind, pattern) for kind, pattern in keys if pattern]
    if not named and " " in payer_key(line.text):
        named = [(TEXT, payer_key(line.text))]
    return tuple(named)


def _by_pattern(rules: Iterable[Rule]) -> dict[tuple[str, str], list[Rule]]:
    found: dict[tuple[str, str], list[Rule]] = defaultdict(list)
    for rule in rules:
        found[rule.kind, rule.pattern].append(rule)
    return found


def _by_reference(debtors: Iterable[Debtor]) -> dict[str, set[int]]:
    """Return the customers by what the references on their papers hold."""
    found: dict[str, set[int]] = defaultdict(set)
    for debtor in debtors:
        found[squashed(debtor.code)].add(debtor.customer_id)
        found[qr_body(debtor.code)].add(debtor.customer_id)
    return found


def _whose(rules: Sequence[Rule]) -> Iterator[tuple[int, Clue]]:
    """Yield whom rules name: what the user said before what was learned; of two, neither surely."""
    said = [rule for rule in rules if not rule.is_learned] or rules
    is_clear = len({rule.customer_id for rule in said}) == 1
    for rule in said:
        clue = _LEARNED[rule.kind] if rule.is_learned else Clue.RULE
        yield rule.customer_id, clue if is_clear else Clue.LIKE_NAME


def _has_digit(debtor: Debtor) -> bool:
    return any(each.isdigit() for each in debtor.code)
