"""Whose name a bank line bears: written out, or something like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from collector_desktop.domain.bank_text import all_name_words, name_words
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.matching import Debtor

LEAST_SCORE = 80
LEAST_MARGIN = 8
_START = 3
_LONG_WORD = 6
_MOST_LIKE = 4
_LEAST_CUT = 8
_CUT_SCORE = 90.0

Similarity = Callable[[str, str], float]


@frozen
class NameHit:
    """A customer whose name a line bears; `is_written_out` if no other can be meant."""

    customer_id: int
    is_written_out: bool


class NameBook:
    """Finds customers by names; `similarity` scores two texts from 0 to 100 by their words."""

    def __init__(self, debtors: Iterable[Debtor], similarity: Similarity) -> None:
        self._similarity = similarity
        self._words: dict[int, tuple[str, ...]] = {}
        self._joined: dict[int, str] = {}
        self._whole: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._told: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_first: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_start: dict[str, set[int]] = defaultdict(set)
        self._known: dict[tuple[str, str], tuple[NameHit, ...]] = {}
        for debtor in debtors:
            self._enter(debtor)

    def find(self, payer: str, text: str) -> tuple[NameHit, ...]:
        """Return whose name it is: one that is written out, and those that are like it."""
        asked = (payer, text)
        if asked not in self._known:
            self._known[asked] = self._find(payer, text)
        return self._known[asked]

    def _enter(self, debtor: Debtor) -> None:
        told = name_words(debtor.name)
        if not told:
            return
        number = debtor.customer_id
        self._words[number] = told
        self._joined[number] = " ".join(told)
        self._whole[all_name_words(debtor.name)].append(number)
        self._told[told].append(number)
        self._by_first[told[0]].append(number)
        for word in told:
            self._by_word[word].add(number)
            self._by_start[word[:_START]].add(number)

    def _find(self, payer: str, text: str) -> tuple[NameHit, ...]:
        sure = self._equal(payer or text) or self._inside(payer) or self._inside(text)
        like = [each for each in self._like(payer or text) if each not in sure]
        is_one = len(sure) == 1
        told = [NameHit(each, is_one) for each in sure]
        return (*told, *(NameHit(each, is_written_out=False) for each in like))

    def _equal(self, payer: str) -> list[int]:
        whole = self._whole.get(all_name_words(payer), [])
        if len(whole) == 1:
            return whole
        told = tuple(word for word in name_words(payer) if not word.isdigit())
        return self._told.get(name_words(payer), []) or self._told.get(told, [])

    def _inside(self, text: str) -> list[int]:
        """Return whose name stands in a text word for word, the longest name.

        A short single word may be anything, and a name whose words another name has too may be
        that one cut short.
        """
        every = name_words(text)
        best: list[int] = []
        length = 0
        for at, word in enumerate(every):
            for number in self._by_first.get(word, ()):
                told = self._words[number]
                if every[at : at + len(told)] == told and len(told) >= length:
                    best = [*best, number] if len(told) == length else [number]
                    length = len(told)
        return [each for each in dict.fromkeys(best) if self._tells(self._words[each])]

    def _tells(self, told: Sequence[str]) -> bool:
        if len(told) == 1 and len(told[0]) < _LONG_WORD:
            return False
        having = set.intersection(*(self._by_word[word] for word in told))
        return all(self._words[number] == tuple(told) for number in having)

    def _like(self, text: str) -> list[int]:
        """Return whose names are like a text, if no other name is nearly as like it."""
        told = [word for word in name_words(text) if not word.isdigit()]
        if not told:
            return []
        near: set[int] = set()
        for word in told:
            if len(word) >= _START:
                near |= self._by_start.get(word[:_START], set())
        said = " ".join(told)
        good = [
            (-score, each)
            for each in near
            if (score := self._score(said, self._joined[each])) > LEAST_SCORE
        ]
        good.sort()
        return [each for score, each in good if score < good[0][0] + LEAST_MARGIN][:_MOST_LIKE]

    def _score(self, said: str, name: str) -> float:
        """Return how like a name is; one that the bank cut short is as good as a like one."""
        score = self._similarity(said, name)
        is_cut = len(said) >= _LEAST_CUT and name.startswith(said)
        return max(score, _CUT_SCORE) if is_cut else score
