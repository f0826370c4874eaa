"""Payment terms in words, as statements and cards say them."""

from __future__ import annotations

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.terms import Rule, RuleKind, Terms
from collector_desktop.domain.terms_words import parse_terms

_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_LAST_DAY = 31


def terms_said(text: str) -> str:
    """Return terms in words, such as `30 days from invoice`; unknown ones as they are."""
    try:
        terms = parse_terms(text)
    except CollectorError:
        return text
    return _said(terms)


def _said(terms: Terms) -> str:
    if len(terms.parts) > 1:
        shares = (f"{part.percent.normalize():f} % {_rule(part.rule)}" for part in terms.parts)
        return "; ".join(shares)
    words = _rule(terms.parts[0].rule)
    if terms.discount is None:
        return words
    percent = f"{terms.discount.percent.normalize():f} %"
    return f"{words}, {percent} off if paid {_within(terms.discount.until)}"


def _within(rule: Rule) -> str:
    return f"within {rule.days} days" if rule.kind is RuleKind.NET else f"by {_rule(rule)}"


def _rule(rule: Rule) -> str:
    then = f", then on the {_nth(rule.then_on)}" if rule.then_on else ""
    return f"{_counted(rule)}{then}"


def _counted(rule: Rule) -> str:
    match rule.kind:
        case RuleKind.NET:
            return f"{rule.days} days from invoice" if rule.days else "on receipt of the invoice"
        case RuleKind.AFTER_MONTH_END:
            return (
                f"{rule.days} days from the end of the month" if rule.days else "end of the month"
            )
        case RuleKind.TO_MONTH_END:
            return f"end of the month, {rule.days} days from invoice"
        case RuleKind.MONTHS:
            return f"{rule.months} month{'s' if rule.months > 1 else ''} from invoice"
        case _:
            later = f", a month later if dated after the {_nth(rule.cutoff)}" if rule.cutoff else ""
            return f"{_day(rule.days)} of {_month(rule.months)}{later}"


def _day(day: int) -> str:
    return "last day" if day == _LAST_DAY else _nth(day)


def _nth(number: int) -> str:
    return f"{number}{_ENDINGS.get(number, 'th')}"


def _month(months: int) -> str:
    names = {0: "the month", 1: "the next month"}
    return names.get(months, f"the {_nth(months)} month after")
