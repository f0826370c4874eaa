"""Removes from a line of a log what could reveal a person or a sum of money."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']+")
ACCOUNT = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}\b", re.IGNORECASE)
SECRET = re.compile(r"(?i)\b(pass(?:word|phrase)?|secret|token|code|key)(\s*[=:]\s*)\S+")
AMOUNT = re.compile(r"(?<![\w.])-?\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})*[.,]\d{2,4}(?![\w.])")
DIGITS = re.compile(r"(?<![\w-])\+?\(?\d(?:[ ()/.-]{0,2}\d){6,}(?!\w)")
QUOTED = re.compile(r"\u201c[^\u201d\n]*\u201d|'[^'\n]*'|\"[^\"\n]*\"")

RULES = (
    (EMAIL, "<e-mail>"),
    (SECRET, r"\1\2<secret>"),
    (ACCOUNT, "<account>"),
    (AMOUNT, "<amount>"),
    (DIGITS, "<number>"),
    (QUOTED, "<words>"),
)


def redacted(text: str) -> str:
    """Return one line that names addresses, accounts, amounts and quotations by their kind only.

    Control characters become blanks, so that it stays one line.
    """
    line = "".join(character if character.isprintable() else " " for character in text)
    for pattern, instead in RULES:
        line = pattern.sub(instead, line)
    return line
