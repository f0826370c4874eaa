from __future__ import annotations

from dataclasses import replace

from collector_desktop.documents.letter import render_letter


def test_a_reminder_reads_as_the_stored_text(letter, matches_golden):
    matches_golden("reminder", render_letter(letter))


def test_the_same_letter_gives_the_same_bytes(letter):
    assert render_letter(letter) == render_letter(replace(letter))


def test_a_single_page_carries_no_page_number(letter, page_texts):
    (text,) = page_texts(render_letter(letter))
    assert "Page 1" not in text


def test_a_long_list_flows_and_the_bank_details_come_last(letter, page_texts):
    pages = page_texts(render_letter(replace(letter, lines=letter.lines * 50)))
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert ("Pay by bank transfer" in page) == (number == len(pages))
    assert "Yours sincerely" in pages[-1]
    assert sum(page.count("INV-") for page in pages) == 100


def test_the_signature_never_stands_on_a_page_by_itself(letter, page_texts):
    for count in range(2, 40):
        last = page_texts(render_letter(replace(letter, lines=letter.lines[:1] * count)))[-1]
        assert "thank you" in last
        assert "Tom Reed" in last


def test_a_letter_without_invoices_or_bank_details_is_just_words(letter, page_texts):
    (text,) = page_texts(render_letter(replace(letter, lines=(), how_to_pay=None)))
    assert "Outstanding" not in text
    assert "bank transfer" not in text
    assert "Please pay £300.00 by Sunday 29 November 2026." in text


def test_four_invoices_fit_on_one_page(letter, page_texts):
    assert len(page_texts(render_letter(replace(letter, lines=letter.lines * 2)))) == 1
