"""The ways in which people and accounting programs write when a document falls due.

All words are in small letters without accents. The patterns are made when they are first needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.terms import Rule, RuleKind

ADVICE = "Write for example NET 30, EOM+30, DOM 25, 2/10 NET 30, COD or 30% COD; 70% EOM+30."
DAYS = r"(?:days?|d|tage?n?|jours?|j|dias|giorni|gg|dag(?:e|en|er|ar)?|dgn|dni|paivaa|pv)"
ORDINAL = r"(?:st|nd|rd|th)?"

_LONGEST_DAY = 31
_MOST_MONTHS = 12
_N = r"(?P<n>[0-9]{1,3})"
_NET = r"(?:nett?o?|nets)"
_MONTH_END = (
    r"(?:eom|(?:the )?end of (?:the )?(?:(?:invoice|bill) )?month"
    r"(?: of (?:the )?(?:invoice|bill)(?: date)?)?|month ?end|month's end)"
)
_ABROAD = r"(?:fin de mois|fdm|fin de mes|zum monatsende|fine mese|(?:df ?)?fm|einde maand)"
_RUNNING = r"(?:current month|l[\u00f8o][bp]ende maned|lopande manad|lb md)"
_MONTHS = r"(?:(?:calendar )?months?|monate?n?|mois|mes(?:es)?|mes[ei]|maand(?:en)?)"
_ONE = r"(?:one|a|an?|eine[mn]?|un|una|een)"
_INVOICE = r"(?:the )?(?:date of )?(?:the )?(?:invoice|bill)(?: date)?"
_INVOICE_ABROAD = (
    r"(?:date de facture|data fattura|df|fecha factura|(?:ab|nach) rechnungsdatum|na factuurdatum"
    r"|fran? fakturadat(?:um|o))"
)
_AFTER_INVOICE = rf"(?: (?:(?:from|after|of) )?{_INVOICE}| {_INVOICE_ABROAD})?"
_FROM = r"(?:(?:from|after|of|following) )?"
_WITHIN = r"(?:(?:with)?in |innerhalb (?:von )?|binnen |sous )?"
_NEXT_MONTH = (
    r"(?:(?:the )?(?:following|next) month|(?:the )?month (?:following|after)(?: invoice)?)"
)
_DAY_OF = rf"(?:the )?{_N}{ORDINAL} (?:day )?"

_AT_ONCE = frozenset(
    {"cod", "cash", "cash on delivery", "on delivery", "immediate", "immediately", "now"}
    | {"receipt", "on receipt", "on receipt of invoice", "on receipt of the invoice"}
    | {"on invoice", "on order", "on presentation", "immediate payment", "deposit", "up front"}
    | {"prepay", "prepaid", "prepayment", "pre paid", "proforma", "pro forma", "upfront"}
    | {"pia", "cia", "cbo", "cwo", "cash before order", "cash with order", "cash in advance"}
    | {"payment in advance", "in advance", "advance", "advance payment", "vorkasse"}
    | {"sofort", "sofort fallig", "sofort ohne abzug", "sofort netto", "netto kasse"}
    | {"a reception", "a reception de facture", "a reception de la facture", "comptant"}
    | {"contant", "bij ontvangst", "contado", "al contado", "rimessa diretta", "a vista"}
)

Reader = Callable[[re.Match[str]], Rule]


def _net(found: re.Match[str]) -> Rule:
    return Rule(RuleKind.NET, int(found["n"]))


def _weeks(found: re.Match[str]) -> Rule:
    return Rule(RuleKind.NET, 7 * int(found["n"]))


def _months(found: re.Match[str]) -> Rule:
    months = int(found["n"] or 1)
    if not 1 <= months <= _MOST_MONTHS:
        raise CollectorError(f"{months} months are no payment terms.", ADVICE)
    return Rule(RuleKind.MONTHS, 0, months)


def _after_month_end(found: re.Match[str]) -> Rule:
    return Rule(RuleKind.AFTER_MONTH_END, int(found["n"]))


def _to_month_end(found: re.Match[str]) -> Rule:
    days = int(found["n"])
    return Rule(RuleKind.TO_MONTH_END if days else RuleKind.AFTER_MONTH_END, days)


def _month_end(_found: re.Match[str]) -> Rule:
    return Rule(RuleKind.AFTER_MONTH_END, 0)


def _end_of_next_month(_found: re.Match[str]) -> Rule:
    return Rule(RuleKind.DAY_OF_MONTH, _LONGEST_DAY, 1)


def _last_day(_found: re.Match[str]) -> Rule:
    return Rule(RuleKind.DAY_OF_MONTH, _LONGEST_DAY, 0)


def _day_of(months: int) -> Reader:
    return lambda found: _day_rule(int(found["n"]), months)


def _in_months(found: re.Match[str]) -> Rule:
    day = _LONGEST_DAY if found["n"] is None else int(found["n"])
    return _day_rule(day, int(found["months"] or 1))


def _day_rule(day: int, months: int) -> Rule:
    if not 1 <= day <= _LONGEST_DAY or months > _MOST_MONTHS:
        raise CollectorError(f"Day {day} of month {months} is not a due date.", ADVICE)
    return Rule(RuleKind.DAY_OF_MONTH, day, months)


_FORMS: tuple[tuple[str, Reader], ...] = (
    (rf"(?:{_NET} ?|n ?/? ?)?{_N}(?: ?{DAYS})?(?: {_NET})?", _net),
    (rf"(?:(?:with)?in|innerhalb(?: von)?|binnen|sous) {_N} ?{DAYS}(?: {_NET})?", _net),
    (
        rf"{_WITHIN}{_N} ?{DAYS}(?: {_NET})? (?:(?:from|after|of) {_INVOICE}|{_INVOICE_ABROAD})",
        _net,
    ),
    (rf"(?:net )?{_N} ?{DAYS} (?:credit|account|a/c)", _net),
    (rf"(?:{_NET} )?{_WITHIN}(?:{_N}|{_ONE}) ?{_MONTHS}(?: {_NET})?{_AFTER_INVOICE}", _months),
    (rf"{_NET} {_N} ?{DAYS} (?:from|after|of) {_INVOICE}", _net),
    (rf"{_N} ?{DAYS} {_INVOICE}", _net),
    (rf"(?:net )?{_N} ?weeks?", _weeks),
    (rf"(?:net )?(?:{_MONTH_END}|{_ABROAD}|monatsende)", _month_end),
    (rf"(?:net )?{_MONTH_END} ?(?:\+|plus)? ?{_N}(?: ?{DAYS})?", _after_month_end),
    (
        rf"(?:net ?)?{_N} ?(?:{DAYS} )?,?(?:net )?{_FROM}(?:the )?{_MONTH_END}",
        _after_month_end,
    ),
    (rf"fin de mois,? ?\+? ?{_N} ?{DAYS}", _after_month_end),
    (rf"(?:net )?{_RUNNING}", _month_end),
    (rf"(?:net )?{_RUNNING} ?(?:\+|plus)? ?{_N}(?: ?{DAYS})?", _after_month_end),
    (rf"{_N} ?\+ ?eom", _to_month_end),
    (rf"{_N} ?{DAYS},? (?:then|to|until) {_MONTH_END}", _to_month_end),
    (rf"{_MONTH_END} after {_N} ?{DAYS}", _to_month_end),
    (rf"{_MONTH_END}, {_N} {DAYS} from invoice", _to_month_end),
    (rf"{_N} ?{DAYS},? {_ABROAD}", _to_month_end),
    (rf"{_N} ?(?:{DAYS} ?)?df ?fm", _to_month_end),
    (rf"dom ?{_N}(?: ?\+ ?(?P<months>[0-9]{{1,2}}))?", _in_months),
    (rf"(?:net )?(?:the )?{_N}{ORDINAL} ?prox(?:imo)?", _day_of(1)),
    (rf"{_DAY_OF}(?:of |in )?(?:{_NEXT_MONTH}|mfi|following)", _day_of(1)),
    (rf"{_DAY_OF}of (?:the )?(?:(?:current|same|this) )?month", _day_of(0)),
    (rf"{_DAY_OF}of the month after next", _day_of(2)),
    (
        rf"(?:{_N}{ORDINAL}|last day) of the (?P<months>[0-9]{{1,2}}){ORDINAL} month after",
        _in_months,
    ),
    (r"(?:the )?last day of (?:the )?month", _last_day),
    (
        rf"(?:the )?(?:end|last day) of (?:the )?{_NEXT_MONTH}|net monthly(?: account)?",
        _end_of_next_month,
    ),
)


def rule_of(words: str) -> Rule | None:
    """Return the rule that tidied words mean, if they mean one.

    Raises:
        CollectorError: there is no such day or month.
    """
    if words.removeprefix("up") in _AT_ONCE:
        return Rule(RuleKind.NET, 0)
    for pattern, read in _patterns():
        found = pattern.fullmatch(words)
        if found:
            return read(found)
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    return tuple((re.compile(pattern), read) for pattern, read in _FORMS)
