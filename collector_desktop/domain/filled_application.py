"""What a filled-in form for credit says: the figures of an application, and what is in doubt.

Everything is what a stranger typed. What cannot be read for certain is said, and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.application_phrases import ENGLISH
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import LARGEST_MINOR
from collector_desktop.domain.terms_words import parse_terms

MUST_HAVE = frozenset({"legal_name", "limit", "signer"})
SUPPLIERS = ("supplier_1", "supplier_2")
OFF = "/Off"
THOUSANDS = 3
_DECLARED = ("true", "agency", "keep")
_ELSEWHERE = frozenset({"legal_name", "limit", "terms", *SUPPLIERS, *_DECLARED, "orders"})
_YEARS = re.compile(
    r"(?:.*\D)?(\d{1,3})\s*(?:years?|yrs?|jahren?|jahre|ans|años?|jaar)\W*", re.IGNORECASE
)
_LONGEST_FIGURE = 100
_SINCE = re.compile(r"(?:.*\D)?(1[89]\d\d|20\d\d)(?:\D.*)?", re.DOTALL)


@frozen
class FilledApplication:
    """What a form asks for; `asked_minor` and `years` are None where they cannot be read.

    `references` are the suppliers who can be asked, `note` all else that was filled in, a line for
    each, `doubts` are sentences on what somebody should look at.
    """

    name: str
    asked_minor: int | None
    terms: str
    years: int | None
    references: tuple[str, ...]
    note: str
    doubts: tuple[str, ...]


def is_application(names: Mapping[str, str]) -> bool:
    """Return whether the fields of a PDF are those of our form."""
    return names.keys() >= MUST_HAVE


def read_filled(fields: Mapping[str, str], currency: str, on: date) -> FilledApplication:
    """Return what a form says of an application in a currency, as it was filled in by a day."""
    said = {name: _tidy(value) for name, value in fields.items()}
    doubts: list[str] = []
    asked, doubt = _amount(said.get("limit", ""), currency)
    doubts += doubt
    terms, doubt = _terms(said.get("terms", ""))
    doubts += doubt
    years, doubt = _years(said.get("since", ""), on)
    doubts += doubt
    doubts += _undeclared(said)
    return FilledApplication(
        said.get("legal_name", ""),
        asked,
        terms,
        years,
        tuple(said[name].replace(";", ",") for name in SUPPLIERS if said.get(name)),
        "\n".join(_rest(said)),
        tuple(doubts),
    )


def _amount(text: str, currency: str) -> tuple[int | None, list[str]]:
    """Return a limit; three digits behind a mark are thousands, unless money has so many itself."""
    if not text:
        return None, ["The form asks for no limit."]
    found = set()
    for decimal in ".,":
        try:
            found.add(parse_amount(text, exponent(currency), decimal, currency))
        except AmountError:
            continue
    wanted = max(found) if found and exponent(currency) != THOUSANDS else None
    if len(found) == 1:
        wanted = found.pop()
    if wanted is None or not 0 <= wanted <= LARGEST_MINOR:
        return None, [f"The limit says {text!r}, which is not an amount in {currency}."]
    return wanted, []


def _terms(text: str) -> tuple[str, list[str]]:
    if not text:
        return "", []
    try:
        return str(parse_terms(text)), []
    except CollectorError:
        return "", [f"The terms say {text!r}, which cannot be read as terms of payment."]


def _years(text: str, on: date) -> tuple[int | None, list[str]]:
    """Return the years of trading from the year or day since when, or from a number of years."""
    if not text:
        return None, []
    text = text[:_LONGEST_FIGURE]
    counted, since = _YEARS.fullmatch(text), _SINCE.fullmatch(text)
    if counted:
        return int(counted[1]), []
    if since and int(since[1]) <= on.year:
        return on.year - int(since[1]), []
    return None, [f"Trading since says {text!r}, which is not a year."]


def _undeclared(said: Mapping[str, str]) -> Iterator[str]:
    """Yield what of the declaration was not ticked, or not signed by name."""
    words = {
        "true": "that it is true and complete",
        "agency": "that agencies, the bank and suppliers may be asked",
        "keep": "that they know how the details are kept",
    }
    missing = [words[name] for name in _DECLARED if not _is_ticked(said.get(name, ""))]
    if missing:
        yield f"Not ticked on the form: {'; '.join(missing)}."
    if not said.get("signer"):
        yield "Nobody put a name under the form."


def _is_ticked(value: str) -> bool:
    return value.startswith("/") and value != OFF


def _rest(said: Mapping[str, str]) -> Iterator[str]:
    for name, value in said.items():
        if value and name not in _ELSEWHERE:
            yield f"{_caption(name)}: {', '.join(value.splitlines())}"
    if _is_ticked(said.get("orders", "")):
        yield ENGLISH["orders"]


def _caption(name: str) -> str:
    """Return what a field is called, such as `Supplier 1, contact`."""
    if name in ENGLISH:
        return ENGLISH[name].partition(",")[0]
    whose, _, what = name.rpartition("_")
    return f"{whose.replace('_', ' ').capitalize()}, {what}" if whose else name.capitalize()


def _tidy(value: str) -> str:
    """Return a value without blanks around its lines, and without signs that nobody sees."""
    lines = ("".join(sign for sign in line if sign.isprintable()) for line in value.splitlines())
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
