"""Whose name a bank line bears: written out, or something like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from collector_desktop.domain.bank_text import all_name_words, name_words, spelled_out
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.matching import Debtor

LEAST_SCORE = 80
LEAST_MARGIN = 8
_START = 3
_LONG_WORD = 6
_MOST_LIKE = 4
_LEAST_CUT = 8
_CUT_SCORE = 90.0
_LEAST_JOINED = 6
_MOST_JOINED = 6

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
        self._by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_first: dict[str, list[int]] = defaultdict(list)
        self._by_letters: dict[str, set[int]] = defaultdict(set)
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
        own_words = name_words(debtor.name)
        if not own_words:
            return
        number = debtor.customer_id
        self._words[number] = own_words
        self._joined[number] = " ".join(own_words)
        self._whole[all_name_words(debtor.name)].append(number)
        self._by_words[own_words].append(number)
        self._by_first[own_words[0]].append(number)
        for spelling in (debtor.name, spelled_out(debtor.name)):
            self._by_letters["".join(name_words(spelling))].add(number)
        for word in own_words:
            self._by_word[word].add(number)
            self._by_start[word[:_START]].add(number)

    def _find(self, payer: str, text: str) -> tuple[NameHit, ...]:
        sure = self._equal(payer or text) or self._inside(payer) or self._inside(text)
        sure = sure or self._joined_up(payer or text)
        like = [each for each in self._like(payer or text) if each not in sure]
        is_one = len(sure) == 1
        certain = [NameHit(each, is_one) for each in sure]
        return (*certain, *(NameHit(each, is_written_out=False) for each in like))

    def _equal(self, payer: str) -> list[int]:
        """Return whose name it is; one word alone is nobody's that other names have too."""
        whole = self._whole.get(all_name_words(payer), [])
        if len(whole) == 1:
            return whole
        every = name_words(payer)
        plain = tuple(word for word in every if not word.isdigit())
        found = self._by_words.get(every, []) or self._by_words.get(plain, [])
        return [each for each in found if len(plain) > 1 or self._is_apart(self._words[each])]

    def _inside(self, text: str) -> list[int]:
        """Return whose name is in a text word for word, the longest name.

        A short single word may be anything, and a name whose words another name has too may be
        that one cut short.
        """
        every = name_words(text)
        best: list[int] = []
        length = 0
        for at, word in enumerate(every):
            for number in self._by_first.get(word, ()):
                own_words = self._words[number]
                if every[at : at + len(own_words)] == own_words and len(own_words) >= length:
                    best = [*best, number] if len(own_words) == length else [number]
                    length = len(own_words)
        return [each for each in dict.fromkeys(best) if self._is_distinctive(self._words[each])]

    def _joined_up(self, text: str) -> list[int]:
        """Return whose name a text has in the same letters, its words parted in another way.

        So `O BRIEN` is O'Brien, and `GREENWAYGARDENS` is Greenway Gardens.
        """
        every = [word for word in name_words(text) if not word.isdigit()]
        for count in range(min(len(every), _MOST_JOINED), 0, -1):
            for at in range(len(every) - count + 1):
                letters = "".join(every[at : at + count])
                found = self._by_letters.get(letters, ()) if len(letters) >= _LEAST_JOINED else ()
                if found:
                    return [
                        each for each in sorted(found) if self._is_distinctive(self._words[each])
                    ]
        return []

    def _is_distinctive(self, own_words: Sequence[str]) -> bool:
        is_short = len(own_words) == 1 and len(own_words[0]) < _LONG_WORD
        return not is_short and self._is_apart(own_words)

    def _is_apart(self, own_words: Sequence[str]) -> bool:
        """Return whether no other name has all these words and more."""
        having = set.intersection(*(self._by_word[word] for word in own_words))
        return all(self._words[number] == tuple(own_words) for number in having)

    def _like(self, text: str) -> list[int]:
        """Return whose names are like a text, if no other name is nearly as like it."""
        plain = [word for word in name_words(text) if not word.isdigit()]
        if not plain:
            return []
        near: set[int] = set()
        for word in plain:
            if len(word) >= _START:
                near |= self._by_start.get(word[:_START], set())
        said = " ".join(plain)
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
        return max(score, _CUT_SCORE) if _begins(said, name) else score


def _begins(said: str, name: str) -> bool:
    """Return whether a name begins with what is said.

    Other words may follow where the name breaks off within one of its own.
    """
    begun = said
    while len(begun) >= _LEAST_CUT:
        rest = name.removeprefix(begun)
        if rest != name and (begun == said or not f"{rest} ".startswith(" ")):
            return True
        begun = begun.rpartition(" ")[0]
        if " " not in begun:
            break
    return False
