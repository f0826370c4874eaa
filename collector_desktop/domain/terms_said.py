"""Payment terms in words, for documents, e-mails and the customer card."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.languages import DEFAULT
from collector_desktop.domain.terms import Rule, RuleKind, Terms
from collector_desktop.domain.terms_phrases import TermsPhrases, terms_phrases
from collector_desktop.domain.terms_words import parse_terms

_LAST_DAY = 31


def terms_said(text: str, language: str = DEFAULT, number: Callable[[str], str] = str) -> str:
    """Return terms in words, such as `30 days from invoice`; unknown ones as they are.

    `number` writes a plain number such as `2.5` as the language does.
    """
    try:
        terms = parse_terms(text)
    except CollectorError:
        return text
    return _Said(terms_phrases(language), number).terms(terms)


@frozen
class _Said:
    """Says terms in the words of one language."""

    words: TermsPhrases
    number: Callable[[str], str]

    def terms(self, terms: Terms) -> str:
        """Return all parts, with the discount if there is one."""
        if len(terms.parts) > 1:
            return self.words.between.join(
                self.words.share.format(
                    percent=self._percent(part.percent), rule=self._rule(part.rule)
                )
                for part in terms.parts
            )
        rule = self._rule(terms.parts[0].rule)
        if terms.discount is None:
            return rule
        percent, until = self._percent(terms.discount.percent), self._until(terms.discount.until)
        return self.words.off.format(rule=rule, percent=percent, until=until)

    def _percent(self, percent: Decimal) -> str:
        return self.number(f"{percent.normalize():f}")

    def _until(self, rule: Rule) -> str:
        if rule.kind is RuleKind.NET:
            return _of(self.words.within, rule.days)
        return self.words.by.format(rule=self._rule(rule))

    def _rule(self, rule: Rule) -> str:
        counted = self._counted(rule)
        if not rule.then_on:
            return counted
        return self.words.then_on.format(rule=counted, day=self.words.day(rule.then_on))

    def _counted(self, rule: Rule) -> str:
        words = self.words
        match rule.kind:
            case RuleKind.NET:
                return _of(words.net, rule.days) if rule.days else words.at_once
            case RuleKind.AFTER_MONTH_END:
                return _of(words.after_month_end, rule.days) if rule.days else words.month_end
            case RuleKind.TO_MONTH_END:
                return _of(words.to_month_end, rule.days)
            case RuleKind.MONTHS:
                return _of(words.months, rule.months)
        return self._day_of_month(rule)

    def _day_of_month(self, rule: Rule) -> str:
        words = self.words
        day = words.last_day if rule.days == _LAST_DAY else words.day(rule.days)
        said = words.day_of.format(day=day, month=self._month(rule.months))
        if not rule.cutoff:
            return said
        return words.cutoff.format(rule=said, day=words.day(rule.cutoff))

    def _month(self, months: int) -> str:
        words = self.words
        if months < 2:
            return words.next_month if months else words.this_month
        nth = f"{months}{words.month_ending}" if words.month_ending else words.day(months)
        return words.later_month.format(nth=nth)


def _of(pair: tuple[str, str], count: int) -> str:
    """Return the words for one or for several, with the number in them."""
    one, several = pair
    return (one if count == 1 else several).format(n=count)
