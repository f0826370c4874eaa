"""Payment terms as people and accounting programs write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from itertools import pairwise

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.terms import Discount, Part, Rule, RuleKind, Terms, simple_terms
from collector_desktop.domain.terms_forms import ADVICE, DAYS, ORDINAL, rule_of

_WHOLE = Decimal(100)
_FINE = Decimal("0.0001")
_LONGEST_DAY = 31
_PERCENT = r"(?P<percent>[0-9]{1,2}(?:[.,][0-9]{1,4})?)"
_DOM = r"dom ?[0-9]+(?: ?\+ ?[0-9]+)?(?: cutoff [0-9]+)?"
_FIRST = re.compile(
    rf"{_PERCENT} ?(?:% ?/?|/) ?(?:discount |skonto )?(?:if paid )?(?:within |innerhalb |in )?"
    rf"(?P<until>{_DOM}|net [0-9]+ months?|eom(?:\+[0-9]+)?|[0-9]+\+eom|"
    rf"[0-9]{{1,3}}(?:{ORDINAL} ?prox(?:imo)?)?)"
    rf"(?: ?{DAYS})?(?P<rest>[ ,/].*)"
)
_LAST = re.compile(rf"(?P<rest>.+), {_PERCENT} ?% off if paid (?:within|by) (?P<until>.+)")
_SKONTO = re.compile(rf"(?P<until>[0-9]{{1,3}}) ?{DAYS} {_PERCENT} ?% skonto(?P<rest>[ ,/].*)")
_BARE_SKONTO = re.compile(rf"(?P<until>[0-9]{{1,3}}) ?{DAYS} {_PERCENT} ?%(?P<rest>[ ,/].* nett?o)")
_IN_TURN = re.compile(rf"(?P<days>[0-9]{{1,3}}(?:/[0-9]{{1,3}}){{2,11}})(?: ?{DAYS})?")
_LEAST_DAYS = 7
_PROX_NET = re.compile(r"^net ([0-9]{1,2})(?:st|nd|rd|th)?$")
_PART = re.compile(r"(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,4})?) ?% ?(?P<rule>.+)")
_BALANCE = re.compile(rf"{_PERCENT} ?% (?P<first>.+?),? (?:and )?(?:the )?balance (?P<last>.+)")
_CUTOFF = re.compile(
    r"(?P<rule>.+?),? (?:cut ?off|(?:a month later )?(?:for |if )?(?:invoices |dated )?after) "
    rf"(?:the )?(?P<day>[0-9]{{1,2}}){ORDINAL}(?: roll(?:s|ed)?(?: over)?)?"
)
_THEN_ON = re.compile(
    r"(?P<rule>.+?)(?:,? (?:le|(?:then )?on(?: the)?|am|el|il|al) | ?(?P<more>\+) ?)"
    rf"(?P<day>[0-9]{{1,2}})(?:{ORDINAL}|\.)"
    r"(?P<next> du mois suivant| of (?:the )?(?:next|following) month)?"
)
_COUNTED = {RuleKind.NET, RuleKind.AFTER_MONTH_END, RuleKind.TO_MONTH_END}
_OTHER_DATE = re.compile(r"\b(?:statement|delivery|shipment|receipt of (?:the )?goods)\b")


def parse_terms(text: str) -> Terms:
    """Return the terms that the text means; refuse, with advice, what it cannot read."""
    pieces = [piece for piece in map(_tidy, text.split(";")) if piece]
    if not pieces:
        raise CollectorError("There are no payment terms here.", ADVICE)
    if len(pieces) > 1:
        return Terms(tuple(_part(piece, text) for piece in pieces))
    in_turn = _IN_TURN.fullmatch(pieces[0])
    if in_turn and int(pieces[0].split("/")[0]) >= _LEAST_DAYS:
        return _equal_parts([int(days) for days in in_turn["days"].split("/")], text)
    for pattern in (_LAST, _FIRST, _SKONTO, _BARE_SKONTO):
        found = pattern.fullmatch(pieces[0])
        if found:
            return _discounted(found, text)
    balance = _BALANCE.fullmatch(pieces[0])
    if balance:
        percent = _percent(balance["percent"])
        first = Part(percent, _rule(balance["first"], text))
        return Terms((first, Part(_WHOLE - percent, _rule(balance["last"], text))))
    return simple_terms(_rule(pieces[0], text))


def _tidy(text: str) -> str:
    """Return the words in small letters, without accents, dots, extra blanks and filling words."""
    letters = unicodedata.normalize("NFKD", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    unhyphened = re.sub(r"(?<=\w)-", " ", plain.casefold().replace("(s)", "s"))
    undotted = re.sub(r"(?<=[a-z])\.(?![0-9])", "", unhyphened)
    words = " ".join(undotted.split()).strip(" .,")
    return re.sub(
        r"^(?:payment )?terms ?:? ?|^(?:strictly )?(?:payment |payable |due |zahlbar )*"
        r"(?:by |on (?=the ))?",
        "",
        words,
    )


def _equal_parts(days: list[int], text: str) -> Terms:
    """Return equal parts that fall due one after the other: `30/60/90` has three.

    Only a first number too small for days is the per cent of a discount: `2/10/30`.
    """
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise CollectorError(f"{text!r} has parts that do not follow each other.", ADVICE)
    share = (_WHOLE / len(days)).quantize(_FINE, ROUND_DOWN)
    shares = [share] * (len(days) - 1)
    rules = [Rule(RuleKind.NET, each) for each in days]
    return Terms(tuple(map(Part, [*shares, _WHOLE - sum(shares)], rules)))


def _discounted(found: re.Match[str], text: str) -> Terms:
    until = _rule(found["until"], text)
    if until.then_on:
        raise CollectorError(f"{text!r} has a discount until a day not known here.", ADVICE)
    rest = found["rest"].strip(" ,/")
    if "prox" in found["until"]:
        rest = _PROX_NET.sub(r"\1 prox", rest)
    return simple_terms(_rule(rest, text), Discount(_percent(found["percent"]), until))


def _rule(words: str, text: str) -> Rule:
    """Return the rule that tidied words mean, with the day after which a document is late."""
    rule = rule_of(words)
    late = _CUTOFF.fullmatch(words) if rule is None else None
    if late is not None:
        base = rule_of(late["rule"])
        is_day = base is not None and base.kind is RuleKind.DAY_OF_MONTH
        if is_day and 1 <= int(late["day"]) <= _LONGEST_DAY:
            rule = base and replace(base, cutoff=int(late["day"]))
    rule = rule or _then_on(words)
    if rule is not None:
        return rule
    if _OTHER_DATE.search(words):
        reason = "counts from another day than the invoice's, which the ledger does not have."
        raise CollectorError(f"{text!r} {reason}", ADVICE)
    raise CollectorError(f"{text!r} is not a payment term known here.", ADVICE)


def _then_on(words: str) -> Rule | None:
    """Return the rule of words that end in a day of the month, if they are such.

    `+ 10` and the tenth of the next month mean it only after a month's end.
    """
    found = _THEN_ON.fullmatch(words)
    base = rule_of(found["rule"]) if found else None
    if found is None or base is None or base.kind not in _COUNTED:
        return None
    ends_month = base.kind is RuleKind.TO_MONTH_END or str(base) == "EOM"
    if not 1 <= int(found["day"]) <= _LONGEST_DAY or not (base.days or ends_month):
        return None
    if (found["more"] or found["next"]) and not ends_month:
        return None
    return replace(base, then_on=int(found["day"]))


def _part(words: str, text: str) -> Part:
    found = _PART.fullmatch(words)
    if found is None:
        raise CollectorError(f"{text!r} lacks the share of a part.", ADVICE)
    return Part(_percent(found["percent"]), _rule(found["rule"], text))


def _percent(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
