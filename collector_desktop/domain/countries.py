"""Countries as people and programs write them, and their two letters by ISO 3166."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from types import MappingProxyType

UK = "GB"
BRITISH = MappingProxyType(
    {
        "england": "ENG",
        "scotland": "SCT",
        "wales": "WLS",
        "northernireland": "NIR",
        "nireland": "NIR",
    }
)
# What many people and the European Union write for Britain and Greece.
_OTHER_CODES = {"UK": UK, "EL": "GR"}
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}  # noqa: RUF001
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
_CODE_LENGTH = 2
_MOST_TEXTS = 4096


@lru_cache(_MOST_TEXTS)
def country_code(text: str) -> str:
    """Return the two letters of a country by ISO 3166, in capitals.

    Taken are two and three letters, and names in many languages, whatever their case, accents, dots
    and blanks. Any two letters stand for themselves. What nobody knows stays as it is, without the
    blanks around it.
    """
    key = folded(text)
    if len(key) == _CODE_LENGTH and key.isascii() and key.isalpha():
        return _OTHER_CODES.get(key.upper(), key.upper())
    return UK if key in BRITISH else _codes().get(key) or text.strip()


def known_code(text: str) -> str:
    """Return the two letters of a country; empty when a text names none."""
    code = country_code(text)
    return code if len(code) == _CODE_LENGTH and code.isascii() and code.isalpha() else ""


def is_country(code: str) -> bool:
    """Return whether a country has these two letters, in capitals: those of ISO 3166-1, and XK."""
    return code in _english()


def english_name(code: str) -> str:
    """Return the English name of a country by its two letters; those if there is none."""
    return _english().get(code, code)


def british_part(country: str, region: str) -> str:
    """Return the code of the part of Great Britain that an address names, such as SCT; or none.

    A region may end in it, as in `Fife, Scotland`.
    """
    words = (country, region, region.rpartition(",")[2])
    return next((BRITISH[key] for key in map(folded, words) if key in BRITISH), "")


@lru_cache(_MOST_TEXTS)
def placed(region: str, country: str) -> tuple[str, str]:
    """Return region and country as they are kept: the country by its two letters.

    A part of Great Britain that stands for the country goes to the region, whose bank holidays and
    courts are its own.
    """
    code = country_code(country)
    if folded(country) in BRITISH and not british_part("", region):
        return ", ".join(filter(None, (region, country.strip()))), code
    return region, code


def folded(text: str) -> str:
    """Return the letters of a name by which it is found, without case, accents, dots and blanks."""
    plain = text.strip().casefold().replace("&", " and ").removeprefix("the ")
    if plain.startswith("st. "):
        plain = f"saint {plain[4:]}"
    letters = unicodedata.normalize("NFKD", plain).translate(_LETTERS)
    return "".join(sign for sign in letters if sign.isalnum())


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, alpha3, names in _countries():
        codes[alpha3.casefold()] = code
        for name in names:
            codes.setdefault(folded(name), code)
            spelt_out = name.casefold().translate(_SPELT_OUT)
            if spelt_out != name.casefold():
                codes.setdefault(folded(spelt_out), code)
    return codes


@cache
def _english() -> dict[str, str]:
    return {code: names[0] for code, _, names in _countries()}


def _countries() -> Iterator[tuple[str, str, list[str]]]:
    """Yield the two and the three letters of each country, and its names, the English one first."""
    from collector_desktop.domain.country_names_far import FAR  # noqa: PLC0415 - seldom read
    from collector_desktop.domain.country_names_near import NEAR  # noqa: PLC0415 - seldom read

    joined = (NEAR + FAR).replace("\n   ", " ")
    for line in filter(None, joined.split("\n")):
        code, alpha3, names = line.split(" ", 2)
        yield code, alpha3, names.split(" | ")
