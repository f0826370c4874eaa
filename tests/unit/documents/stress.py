"""Papers in which every text is another one: long, vast, hostile, or in another script."""

import re
from dataclasses import fields, is_dataclass, replace

LONG = "Wolfeschlegelsteinhausenbergerdorff & Söhne (Holdings) Public Limited Company, Leeds"
WIDE = "W" * 90
MIXED = 'חברת שלום בע"מ (12) 東京株式会社トヨタ & บริษัท شركة النور'
AMOUNTS = {
    "smallest": "€0.01",
    "negative": "-£1,234.50",
    "vast": "-€10,000,000,000,000.00",
    "no decimals": "¥10,000,000,000,000",
    "three decimals": "KWD\u00a010,000,000,000.000",
    "grouped otherwise": "10\u202f000\u202f000\u202f000,00\u00a0€",
}
KEPT = ("language", "accent", "qr_payload", "envelope", "sheet", "logo")
_AMOUNT = re.compile(r"[-£€$]?[\d,.]+")


def changed(content, change, kept=KEPT):
    """Return content of a paper in which `change` stands for each text."""
    if type(content) is str:
        return change(content)
    if isinstance(content, tuple):
        return tuple(changed(part, change, kept) for part in content)
    if is_dataclass(content):
        parts = {
            field.name: changed(getattr(content, field.name), change, kept)
            for field in fields(content)
            if field.name not in kept
        }
        return replace(content, **parts)
    return content


def words_as(words):
    """Return a change that puts words for all words but leaves amounts and what is empty."""
    return lambda text: text if not text or _AMOUNT.fullmatch(text) else words


def amounts_as(amount):
    """Return a change that puts an amount for each amount."""
    return lambda text: amount if _AMOUNT.fullmatch(text) and len(text) > 2 else text


def any_of(random, words):
    """Return a change that puts any of some words for each text."""
    return lambda text: random.choice(words) if text else text
