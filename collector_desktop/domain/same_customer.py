"""Which customers of a ledger may be one: renamed or renumbered in the accounting program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import combinations

from collector_desktop.domain.bank_text import name_words
from collector_desktop.domain.frozen import frozen

ALIKE = 90.0
MOST_SHARING = 4
MOST_WITH_A_START = 60
_START = 4
_PHONE_DIGITS = 9

SAME_EMAIL = "the same e-mail address"
SAME_PHONE = "the same phone number"
SAME_NAME = "the same name"
NEAR_NAME = "names alike"

Similarity = Callable[[str, str], float]
Pair = tuple[int, int]


@frozen
class Face:
    """What a customer can be known by."""

    customer_id: int
    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@frozen
class Likeness:
    """Two customers that may be one, the one made later second, and what speaks for it."""

    old_id: int
    new_id: int
    why: tuple[str, ...]
    weight: float


def like_pairs(
    faces: Collection[Face],
    shared_invoices: Mapping[Pair, int],
    apart: Collection[Pair],
    similarity: Similarity,
) -> list[Likeness]:
    """Return the pairs that may be one customer, the surest first; those kept apart are left out.

    `shared_invoices` counts the open invoices that stand on both accounts, `similarity` scores two
    names from 0 to 100 by their words. What more than four customers share says nothing. The
    lower id of a pair comes first.
    """
    why: dict[Pair, list[tuple[str, float]]] = defaultdict(list)
    for pair, count in shared_invoices.items():
        shared = "1 invoice is" if count == 1 else f"{count} invoices are"
        why[pair].append((f"{shared} on both accounts", 4.0))
    for pair in _sharing((each.customer_id, _emails(each)) for each in faces):
        why[pair].append((SAME_EMAIL, 3.0))
    for pair in _sharing((each.customer_id, _numbers(each)) for each in faces):
        why[pair].append((SAME_PHONE, 2.0))
    for pair, score in _near_names(faces, similarity):
        why[pair].append((SAME_NAME if score > 100 else NEAR_NAME, score / 50))
    found = [
        Likeness(*pair, tuple(words for words, _ in reasons), sum(weight for _, weight in reasons))
        for pair, reasons in why.items()
        if pair not in apart
    ]
    return sorted(found, key=lambda each: (-each.weight, each.old_id, each.new_id))


def _emails(face: Face) -> set[str]:
    return {email.strip().casefold() for email in face.emails if email.strip()}


def _numbers(face: Face) -> set[str]:
    """Return the ends of the phone numbers, which are the same with and without a prefix."""
    plain = ("".join(filter(str.isdigit, phone)) for phone in face.phones)
    return {digits[-_PHONE_DIGITS:] for digits in plain if len(digits) >= _PHONE_DIGITS}


def _sharing(signs_of: Iterable[tuple[int, set[str]]]) -> set[Pair]:
    having: dict[str, list[int]] = defaultdict(list)
    for customer_id, signs in signs_of:
        for sign in signs:
            having[sign].append(customer_id)
    few = (sorted(ids) for ids in having.values() if len(ids) <= MOST_SHARING)
    return {(one, other) for ids in few for one, other in combinations(ids, 2)}


def _near_names(faces: Iterable[Face], similarity: Similarity) -> Iterable[tuple[Pair, float]]:
    """Yield pairs of like names; more than 100 if nothing but the legal form differs."""
    words = {each.customer_id: name_words(each.name) for each in faces}
    by_start: dict[str, set[int]] = defaultdict(set)
    for customer_id, own in words.items():
        for word in own:
            by_start[word[:_START]].add(customer_id)
    near = {
        pair
        for ids in by_start.values()
        if len(ids) <= MOST_WITH_A_START
        for pair in combinations(sorted(ids), 2)
    }
    for one, other in sorted(near):
        score = _score(words[one], words[other], similarity)
        if score >= ALIKE:
            yield (one, other), score


def _score(one: tuple[str, ...], other: tuple[str, ...], similarity: Similarity) -> float:
    """Return how like two names are; one word that the other has among more says little."""
    if one == other:
        return 101.0 if one else 0.0
    if min(len(one), len(other)) == 1 and len(one) != len(other):
        return 0.0
    if {word for word in one if word.isdigit()} != {word for word in other if word.isdigit()}:
        return 0.0
    return similarity(" ".join(one), " ".join(other))
