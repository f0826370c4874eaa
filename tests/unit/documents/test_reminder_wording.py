from __future__ import annotations

import re

import pytest

from collector_desktop.documents.wording import ReminderFacts, reminder_1

FACTS = ReminderFacts("£10.00", "Friday 4 December 2026", "A1", "Tom Reed on 01947 496 0123")


def all_words(words):
    return " ".join((words.heading, *words.opening, words.request, *words.paragraphs))


def test_a_reminder_asks_once_for_one_sum_by_one_day():
    words = reminder_1(FACTS)
    assert words.request == "Please pay £10.00 by Friday 4 December 2026."
    assert all_words(words).count("Friday 4 December 2026") == 1
    assert "Tom Reed on 01947 496 0123" in all_words(words)
    assert "If you have already paid, thank you" in all_words(words)


@pytest.mark.parametrize("invoices", [1, 2])
def test_a_reminder_neither_counts_nor_threatens(invoices):
    facts = ReminderFacts("£10.00", "Friday", "A1", "Tom", invoices=invoices)
    text = all_words(reminder_1(facts)).casefold()
    assert not re.search(r"\b(first|final|legal|court|interest|action|stop|debt|must)\b", text)


def test_one_invoice_is_spoken_of_as_one():
    assert "invoice below is" in reminder_1(FACTS).opening[0]
    two = ReminderFacts("£10.00", "Friday", "A1", "Tom", invoices=2)
    assert "invoices below are" in reminder_1(two).opening[0]


def test_bank_details_are_mentioned_only_when_they_are_printed():
    bare = ReminderFacts("£10.00", "Friday", "A1", "Tom", has_bank_details=False)
    assert "bank details" in all_words(reminder_1(FACTS))
    assert "bank details" not in all_words(reminder_1(bare))
