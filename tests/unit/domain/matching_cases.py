"""Short ways to describe ledgers and bank lines to the matcher in tests."""

from datetime import date, timedelta

from rapidfuzz.fuzz import token_set_ratio

from collector_desktop.domain.matching import Debtor, Facts, Line, OpenEntry, Receipt, Taken
from collector_desktop.domain.matching_batch import match_lines
from collector_desktop.domain.matching_engine import Matcher

DAY = date(2026, 11, 20)


def customer(number, name, code=""):
    return Debtor(number, code or f"C{number:04d}", name)


def entry(item_id, whose, number, minor, due=0, **more):
    """Return an open invoice due some days after the first."""
    on = date(2026, 9, 1) + timedelta(days=due)
    return OpenEntry(item_id, whose, number, on, minor, more.pop("currency", "GBP"), **more)


def line(minor, text="", line_id=1, **more):
    on = more.pop("on", DAY)
    return Line(line_id, on, minor, more.pop("currency", "GBP"), text=text, **more)


def receipt(item_id, whose, number, minor, on=DAY, **more):
    return Receipt(item_id, whose, number, on, minor, "GBP", **more)


def propose(facts, bank_line):
    return Matcher(facts, token_set_ratio).propose(bank_line, Taken())


def match_all(facts, *lines):
    return match_lines(lines, facts, token_set_ratio)


def facts(debtors, entries, **more):
    return Facts(tuple(debtors), tuple(entries), **more)
