"""Numbers of invoices as payers write them, found as whole words of a text.

"12" is never found inside "2012", nor as a piece of a date or an amount. Blanks, signs and leading
zeros do not count, and the digits alone will do where there are enough of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from collector_desktop.domain.bank_text import Word, structured_references, words
from collector_desktop.domain.belgian_references import belgian_references

_RUN = re.compile(r"\d+|[^\W\d_]+")
_PART = re.compile(r"(.*\d)/\d{1,2}")
_USUAL = re.compile(r"([a-z]+)[- ]?0*([1-9]\d*)")
_PIECES = "-/._,:"
_WINDOW = 4
_TELLING_DIGITS = 4
_SURE_LENGTH = 4
_YEARS = range(1900, 2100)
_RANGE = re.compile(
    r"(?<![\d.,/])0*(\d{4,12})\s*(?:-|\u2013|to|bis|thru|through)\s*"
    r"(?:[a-z]+[-/ ]?)?0*(\d{1,12})(?![\d.,/]\d|\d)"
)
_MOST_IN_A_RANGE = 30
_INVOICE_WORDS = (
    "inv invoice invno invoiceno no nr bill si rechnung re rg rnr facture fact fac fra ref"
)


class Naming(IntEnum):
    """How well a text names a number; only `SURE` can identify an invoice alone."""

    HARDLY = 1
    SURE = 2


class NumberBook:
    """Finds which of many numbers a text names; `items` are (id, number) pairs."""

    def __init__(self, items: Iterable[tuple[int, str]]) -> None:
        self._forms: dict[str, list[int]] = defaultdict(list)
        self._long_forms: dict[int, list[str]] = {}
        for item_id, number in items:
            forms = number_forms(number)
            for form in forms:
                self._forms[form].append(item_id)
            long = [form for form in forms if len(form) > _SURE_LENGTH]
            self._long_forms.setdefault(item_id, []).extend(long)

    def named(self, text: str) -> dict[int, Naming]:
        """Return the ids that a text names."""
        found: dict[int, Naming] = {}
        for body in (*structured_references(text), *belgian_references(text)):
            for item_id in self._forms.get(_joined(words(body)), ()):
                found[item_id] = Naming.SURE
        every = words(text)
        at = 0
        while at < len(every):
            at += self._take(every, at, found) or 1
        return found

    def ranges(self, text: str) -> Iterator[list[list[int]]]:
        """Yield for each range of numbers, such as `INV 1021-1024` or `1021-24`, whom each names.

        Both its ends must be numbers that are known.
        """
        for match in _RANGE.finditer(text.casefold()):
            low, high = match.groups()
            last = int(low[: -len(high)] + high) if len(high) < len(low) else int(high)
            if 0 < last - int(low) < _MOST_IN_A_RANGE:
                each = [self._forms.get(str(at), []) for at in range(int(low), last + 1)]
                if each[0] and each[-1]:
                    yield each

    def nearly_named(self, text: str, item_ids: Iterable[int]) -> list[int]:
        """Return those of some ids whose number a text holds with one slip in it."""
        every = words(text)
        tries = {_joined(every[at : at + count]) for at in range(len(every)) for count in (1, 2)}
        long = [each for each in tries if len(each) >= _SURE_LENGTH]
        return [
            item_id
            for item_id in item_ids
            if any(is_slip(each, form) for each in long for form in self._long_forms[item_id])
        ]

    def _take(self, every: Sequence[Word], at: int, found: dict[int, Naming]) -> int:
        """Note what the longest run of words from a place on names; return its length or 0."""
        for count in range(min(_WINDOW, len(every) - at), 0, -1):
            form = self._form(every[at : at + count])
            if form and not _is_a_piece(every, at, at + count):
                naming = _naming(form)
                for item_id in self._forms[form]:
                    found[item_id] = max(naming, found.get(item_id, Naming.HARDLY))
                return count
        return 0

    def _form(self, window: Sequence[Word]) -> str:
        """Return the known form in which a run of words is a number, or nothing."""
        form = _joined(window)
        if form in self._forms:
            return form
        runs = _RUN.findall(form)
        if len(window) == 1 and len(runs) > 1 and runs[0] in _INVOICE_WORDS.split():
            rest = form[len(runs[0]) :]
            return rest if rest in self._forms else ""
        return ""


def number_forms(number: str) -> set[str]:
    """Return the forms in which a number may be written, all small and without leading zeros.

    An invoice payable in parts is named by the number that its parts share.
    """
    usual = _USUAL.fullmatch(number.lower()) if number.isascii() else None
    if usual:
        return _with_tail(usual.group(1), usual.group(2))
    forms = _plain_forms(number)
    part = _PART.fullmatch(number)
    return forms | _plain_forms(part.group(1)) if part else forms


def is_slip(typed: str, meant: str) -> bool:
    """Return whether one slip of the finger makes one word of another.

    A slip is one character wrong, left out or too many, or two neighbours exchanged.
    """
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    at = 0
    while at < min(len(typed), len(meant)) and typed[at] == meant[at]:
        at += 1
    mine, theirs = typed[at:], meant[at:]
    if len(mine) != len(theirs):
        return mine[1:] == theirs or mine == theirs[1:]
    return mine[1:] == theirs[1:] or (mine[1::-1] == theirs[:2] and mine[2:] == theirs[2:])


def _plain_forms(number: str) -> set[str]:
    every = words(number)
    form = _joined(every)
    forms = {form} if form else set()
    digits = [run for run in _RUN.findall(form) if run.isdigit()]
    if "-" in form and all(len(run) >= _TELLING_DIGITS - 1 for run in _digit_groups(every)[1:]):
        forms.add("".join(word.text for word in every).lstrip("0"))
    letters = _RUN.findall(form)[:1]
    if len(digits) == 1 and letters and form == letters[0] + digits[0]:
        forms |= _with_tail(letters[0], digits[0])
    return forms


def _with_tail(letters: str, digits: str) -> set[str]:
    """Return letters with digits, and the digits alone where there are enough of them."""
    return {letters + digits, digits} if len(digits) >= _TELLING_DIGITS else {letters + digits}


def _digit_groups(every: Sequence[Word]) -> list[str]:
    return [word.text for word in every if word.text.isdigit()]


def _joined(window: Sequence[Word]) -> str:
    """Return words as one: digits that were apart stay apart, leading zeros are gone."""
    runs = [run for word in window for run in ("", *_RUN.findall(word.text))]
    form = ""
    is_new_word = False
    for run in runs:
        if not run:
            is_new_word = True
            continue
        apart = is_new_word and form[-1:].isdigit() and run[0].isdigit()
        form += ("-" if apart else "") + (run.lstrip("0") or "0" if run.isdigit() else run)
        is_new_word = False
    return form


def _is_a_piece(every: Sequence[Word], start: int, end: int) -> bool:
    """Return whether the words are a piece of something else, such as a date or an amount."""
    before, after = every[start - 1] if start else None, every[end] if end < len(every) else None
    first, last = every[start], every[end - 1]
    return (
        before is not None and _hangs_on(first.before, before.text[-1:], first.text, before.text)
    ) or (after is not None and _hangs_on(after.before, last.text[-1:], after.text, after.text))


def _hangs_on(between: str, left: str, right: str, other: str) -> bool:
    """Return whether short digits stand next to digits with only a sign between."""
    joined = len(between) == 1 and between in _PIECES
    return joined and left.isdigit() and right[:1].isdigit() and len(other) < _TELLING_DIGITS


def _naming(form: str) -> Naming:
    """Return how well a form identifies it: a year or a few digits or letters may be anything."""
    is_short = len(form.replace("-", "")) < _SURE_LENGTH
    is_year = form.isdigit() and int(form) in _YEARS
    return Naming.HARDLY if is_short or is_year else Naming.SURE
