"""Payment terms as people and accounting programs write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.terms import Discount, Part, Rule, RuleKind, Terms, simple_terms

_ADVICE = "Write for example NET 30, EOM+30, DOM 25, 2/10 NET 30, COD or 30% COD; 70% EOM+30."
_LONGEST_DAY = 31
_MOST_MONTHS = 12

_N = r"(?P<n>[0-9]{1,3})"
_DAYS = r"(?:days?|d|tage?n?|jours?|dias|giorni|dagen)"
_MONTH_END = r"(?:eom|(?:the )?end of (?:the )?(?:invoice )?month|month ?end|month's end)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_NEXT_MONTH = (
    r"(?:(?:the )?(?:following|next) month|(?:the )?month (?:following|after)(?: invoice)?)"
)
_PERCENT = r"(?P<percent>[0-9]{1,2}(?:[.,][0-9]{1,4})?)"

_AT_ONCE = frozenset(
    {"cod", "cash", "cash on delivery", "on delivery", "on receipt", "immediate", "immediately"}
    | {
        "prepay",
        "prepaid",
        "prepayment",
        "pre paid",
        "proforma",
        "pro forma",
        "pia",
        "cia",
        "cbo",
        "cwo",
    }
    | {"cash before order", "cash with order", "cash in advance", "payment in advance"}
    | {"in advance", "on invoice", "on order", "now", "sofort", "a reception", "comptant"}
)


def _net(found: re.Match[str]) -> Rule:
    return Rule(RuleKind.NET, int(found["n"]))


def _weeks(found: re.Match[str]) -> Rule:
    return Rule(RuleKind.NET, 7 * int(found["n"]))


def _after_month_end(found: re.Match[str]) -> Rule:
    return Rule(RuleKind.AFTER_MONTH_END, int(found["n"]))


def _to_month_end(found: re.Match[str]) -> Rule:
    days = int(found["n"])
    return Rule(RuleKind.TO_MONTH_END if days else RuleKind.AFTER_MONTH_END, days)


def _month_end(_found: re.Match[str]) -> Rule:
    return Rule(RuleKind.AFTER_MONTH_END, 0)


def _end_of_next_month(_found: re.Match[str]) -> Rule:
    return Rule(RuleKind.DAY_OF_MONTH, _LONGEST_DAY, 1)


def _day_of(months: int) -> Callable[[re.Match[str]], Rule]:
    return lambda found: _day_rule(int(found["n"]), months)


def _dom(found: re.Match[str]) -> Rule:
    return _day_rule(int(found["n"]), int(found["months"] or 1))


def _day_rule(day: int, months: int) -> Rule:
    if not 1 <= day <= _LONGEST_DAY or months > _MOST_MONTHS:
        raise CollectorError(f"Day {day} of month {months} is not a due date.", _ADVICE)
    return Rule(RuleKind.DAY_OF_MONTH, day, months)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Rule]], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"(?:nett?o? ?|n ?/? ?)?{_N}(?: ?{_DAYS})?(?: nett?o?)?", _net),
        (rf"(?:with)?in {_N} {_DAYS}", _net),
        (
            rf"{_N} ?{_DAYS} (?:from|after|of) (?:the )?(?:date of )?invoice(?: date)?",
            _net,
        ),
        (rf"(?:net )?{_N} ?weeks?", _weeks),
        (rf"(?:net )?(?:{_MONTH_END}|fin de mois|monatsende)", _month_end),
        (rf"(?:net )?{_MONTH_END} ?(?:\+|plus)? ?{_N}(?: ?{_DAYS})?", _after_month_end),
        (
            rf"(?:net )?{_N} ?(?:{_DAYS} )?,?(?:net )?(?:(?:from|after|of) )?(?:the )?{_MONTH_END}",
            _after_month_end,
        ),
        (rf"fin de mois,? ?\+? ?{_N} ?{_DAYS}", _after_month_end),
        (rf"{_N} ?\+ ?eom", _to_month_end),
        (rf"{_N} ?{_DAYS},? (?:then|to|until) {_MONTH_END}", _to_month_end),
        (rf"{_MONTH_END} after {_N} ?{_DAYS}", _to_month_end),
        (rf"{_N} ?{_DAYS},? (?:fin de mois|zum monatsende)", _to_month_end),
        (rf"dom ?{_N}(?: ?\+ ?(?P<months>[0-9]{{1,2}}))?", _dom),
        (rf"(?:net )?(?:the )?{_N}{_ORDINAL} ?prox(?:imo)?", _day_of(1)),
        (
            rf"(?:the )?{_N}{_ORDINAL} (?:day )?(?:of |in )?(?:{_NEXT_MONTH}|mfi|following)",
            _day_of(1),
        ),
        (rf"(?:the )?{_N}{_ORDINAL} (?:day )?of (?:the )?(?:current|same|this) month", _day_of(0)),
        (rf"(?:the )?{_N}{_ORDINAL} (?:day )?of the month after next", _day_of(2)),
        (
            rf"(?:the )?(?:end|last day) of (?:the )?{_NEXT_MONTH}|net monthly(?: account)?",
            _end_of_next_month,
        ),
    )
)
_DISCOUNT = re.compile(
    rf"{_PERCENT} ?(?:% ?/?|/) ?(?:discount )?(?:if paid )?(?:within |in )?"
    rf"(?P<until>dom ?[0-9]+(?: ?\+ ?[0-9]+)?|[0-9]{{1,3}}(?:{_ORDINAL} ?prox(?:imo)?)?)"
    rf"(?: ?{_DAYS})?(?P<rest>[ ,/].*)"
)
_PROX_NET = re.compile(r"^net ([0-9]{1,2})(?:st|nd|rd|th)?$")
_PART = re.compile(r"(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,4})?) ?% ?(?P<rule>.+)")


def parse_terms(text: str) -> Terms:
    """Return the terms that the text means; refuse, with advice, what it cannot read."""
    pieces = [piece for piece in map(_tidy, text.split(";")) if piece]
    if not pieces:
        raise CollectorError("There are no payment terms here.", _ADVICE)
    if len(pieces) == 1:
        discounted = _DISCOUNT.fullmatch(pieces[0])
        if discounted:
            until = _rule(discounted["until"], text)
            percent = _percent(discounted["percent"])
            rest = discounted["rest"].strip(" ,/")
            if "prox" in discounted["until"]:
                rest = _PROX_NET.sub(r"\1 prox", rest)
            return simple_terms(_rule(rest, text), Discount(percent, until))
        return simple_terms(_rule(pieces[0], text))
    return Terms(tuple(_part(piece, text) for piece in pieces))


def _tidy(text: str) -> str:
    """Return the words in small letters, without accents, extra blanks and filling words."""
    letters = unicodedata.normalize("NFKD", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    unhyphened = re.sub(r"(?<=\w)-", " ", plain.casefold().replace("(s)", "s"))
    words = " ".join(unhyphened.split()).strip(" .")
    return re.sub(r"^(?:payment )?terms ?:? ?|^(?:payment |payable |due )+(?:by )?", "", words)


def _rule(words: str, text: str) -> Rule:
    """Return the rule that tidied words mean."""
    if words.removeprefix("up") in _AT_ONCE:
        return Rule(RuleKind.NET, 0)
    for pattern, rule in _FORMS:
        found = pattern.fullmatch(words)
        if found:
            return rule(found)
    raise CollectorError(f"{text!r} is not a payment term known here.", _ADVICE)


def _part(words: str, text: str) -> Part:
    found = _PART.fullmatch(words)
    if found is None:
        raise CollectorError(f"{text!r} lacks the share of a part.", _ADVICE)
    return Part(_percent(found["percent"]), _rule(found["rule"], text))


def _percent(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
