"""Letters as PDF: their words, their flow over pages, what stays together."""

from __future__ import annotations

from dataclasses import replace

from pypdfium2 import PdfDocument

from collector_desktop.documents.content import Closing, Enclosure, LetterTable
from collector_desktop.documents.letter import render_letter
from collector_desktop.domain.templates import Paragraph, Run
from tests.placed_words import MM, require_placed


def with_rows(letter, rows):
    body = (
        replace(part, rows=tuple(rows)) if isinstance(part, LetterTable) else part
        for part in letter.body
    )
    return replace(letter, body=tuple(body))


def rows_of(letter):
    return next(part.rows for part in letter.body if isinstance(part, LetterTable))


def test_a_reminder_reads_as_the_stored_text(letter, matches_golden):
    matches_golden("reminder", render_letter(letter))


def test_the_same_letter_gives_the_same_bytes(letter):
    assert render_letter(letter) == render_letter(replace(letter))


def test_a_single_page_carries_no_page_number(letter, page_texts):
    (text,) = page_texts(render_letter(letter))
    assert "Page 1" not in text


def test_a_long_list_flows_and_the_bank_details_come_last(letter, page_texts):
    pages = page_texts(render_letter(with_rows(letter, rows_of(letter) * 50)))
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert ("Pay by bank transfer" in page) == (number == len(pages))
    assert "Yours sincerely" in pages[-1]
    assert sum(page.count("INV-") for page in pages) == 100


def test_the_signature_never_stands_on_a_page_by_itself(letter, page_texts):
    for count in range(2, 40):
        last = page_texts(render_letter(with_rows(letter, rows_of(letter)[:1] * count)))[-1]
        assert "thank you" in last
        assert "Tom Reed" in last


def leading_of(pdf):
    """Return how far apart, in mm, two lines of a paragraph stand."""
    text = PdfDocument(pdf)[0].get_textpage()
    first, second = (text.search(words).get_next()[0] for words in ("This may", "date."))
    return (
        text.get_charbox(first + 3, loose=True)[1] - text.get_charbox(second, loose=True)[1]
    ) * MM


def test_one_that_would_just_run_over_is_set_closer_and_stays_on_its_page(letter):
    found = {}
    for count in range(2, 12):
        pdf = render_letter(with_rows(letter, rows_of(letter)[:1] * count))
        found[count] = (len(PdfDocument(pdf)), round(leading_of(pdf), 1))
        require_placed(pdf)
    easy, close = 5.4, 4.7
    assert found[2] == (1, easy)
    assert (1, close) in found.values()
    assert (2, close) not in found.values()
    assert found[11] == (2, easy)
    pages = [found[count][0] for count in sorted(found)]
    assert pages == sorted(pages)


def test_a_letter_without_invoices_or_bank_details_is_just_words(letter, page_texts):
    (text,) = page_texts(render_letter(replace(with_rows(letter, ()), how_to_pay=None)))
    assert "Outstanding" not in text
    assert "bank transfer" not in text
    assert "Please pay £300.00 by Sunday 29 November 2026." in text


def test_four_invoices_fit_on_one_page(letter, page_texts):
    assert len(page_texts(render_letter(with_rows(letter, rows_of(letter) * 2)))) == 1


def test_the_fixed_words_of_a_letter_are_in_its_language(letter, page_texts):
    long = with_rows(letter, rows_of(letter) * 50)
    for language, words in {
        "de": ("Rechnung", "Übertrag", "Seite 1 von", "Bitte überweisen Sie an"),
        "fr": ("Échéance", "À reporter", "Page 1 sur", "Règlement par virement"),
        "es": ("Vencimiento", "Suma y sigue", "Página 1 de", "Pago por transferencia"),
        "nl": ("Vervaldag", "Transport", "Pagina 1 van", "Betaling per overschrijving"),
    }.items():
        text = "\n".join(page_texts(render_letter(replace(long, language=language))))
        assert all(each in text for each in words)


def test_enclosures_follow_on_pages_of_their_own_and_the_bank_details_stay_with_the_letter(
    letter, page_texts
):
    sheet = Enclosure("Reply Form", (Paragraph(((Run("Name:"),),)),))
    pages = page_texts(render_letter(replace(letter, enclosures=(sheet, sheet))))
    assert [("Reply Form" in page) for page in pages] == [False, True, True]
    assert [("bank transfer" in page) for page in pages] == [True, False, False]
    assert "Page 3 of 3" in pages[2]


def test_a_sign_after_strong_words_stands_close_to_them(letter, page_texts):
    line = (Run("Please pay now", is_strong=True), Run(", so that the plan goes on."))
    body = (Paragraph((line,)), Closing(("Yours sincerely",)))
    (text,) = page_texts(render_letter(replace(letter, body=body)))
    assert "now, so that" in text.replace("\n", "").replace("now , ", "now  ,")
