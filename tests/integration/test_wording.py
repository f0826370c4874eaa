"""The words of templates and the languages of customers: kept, undone, written."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.templates import Template
from collector_desktop.queries.wording import own_language, own_wordings, wording_versions
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.localised import Written
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.wording import (
    choose_language,
    restore_wording,
    save_wording,
    words_of,
)
from collector_desktop.storage.models import Person
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
OWN = Template("Please pay {total}", "{salutation}\n\nPay {total} by {pay_by}.\n\n{items}")


def text_of(content):
    pages = PdfReader(BytesIO(content)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


@pytest.fixture
def smith(acme):
    with operation("test", "Smith", TODAY):
        Person.create(customer=acme, name="Dawn Whitlock", is_main=True)
    return acme


def test_the_own_choice_of_a_customer_goes_before_its_country_and_can_be_undone(smith):
    choose_language(smith.id, "fr", TODAY)
    text = text_of(letter_paper(smith.id, "reminder-1", TODAY, FONTS).content)
    for words in ("Rappel", "120,00", "Échéance", "Bonjour Dawn Whitlock", "1er décembre 2026"):
        assert words in text
    undo_last(TODAY)
    assert own_language(smith.id) == ""
    redo_last(TODAY)
    assert own_language(smith.id) == "fr"
    choose_language(smith.id, "", TODAY)
    assert own_language(smith.id) == ""
    with pytest.raises(RefusedError, match="no words"):
        choose_language(smith.id, "xx", TODAY)


@pytest.mark.parametrize(
    ("language", "amount", "day"),
    [
        ("en-GB", "£1,234.50", "1 December 2026"),
        ("en-US", "£1,234.50", "December 1, 2026"),
        ("de", "1.234,50\u00a0£", "1. Dezember 2026"),
        ("fr", "1\u00a0234,50\u00a0£GB", "1er décembre 2026"),
        ("es", "1.234,50\u00a0GBP", "1 de diciembre de 2026"),
        ("nl", "£\u00a01.234,50", "1 december 2026"),
    ],
)
def test_amounts_and_days_are_written_as_the_language_writes_them(language, amount, day):
    written = Written(language)
    assert written.money(123_450, "GBP") == amount
    assert written.day(date(2026, 12, 1)) == day
    assert written.money(1_200, "JPY").replace("\u00a0", " ").count("00") == 1
    assert written.column(1_234_567, "KWD")[-3:] == "567"


@pytest.mark.parametrize(
    ("language", "country", "currency", "amount", "column", "day"),
    [
        # As the Common Locale Data Repository of Unicode has them.
        ("de", "DE", "EUR", "1.234,50\u00a0€", "1.234,50", "01.12.2026"),
        ("de", "AT", "EUR", "€\u00a01.234,50", "1.234,50", "01.12.2026"),
        ("de", "CH", "CHF", "CHF\u00a01\u2019234.50", "1\u2019234.50", "01.12.2026"),
        ("fr", "FR", "EUR", "1\u00a0234,50\u00a0€", "1\u00a0234,50", "01/12/2026"),
        ("fr", "CA", "CAD", "1\u00a0234,50\u00a0$", "1\u00a0234,50", "2026-12-01"),
        ("es", "MX", "MXN", "$1,234.50", "1,234.50", "01/12/2026"),
        ("es", "CL", "CLP", "$1.234", "1.234", "01/12/2026"),
        ("nl", "NL", "EUR", "€\u00a01.234,50", "1.234,50", "01-12-2026"),
        ("nl", "BE", "EUR", "€\u00a01.234,50", "1.234,50", "01/12/2026"),
        ("en-US", "US", "USD", "$1,234.50", "1,234.50", "12/01/2026"),
        ("en-US", "CA", "CAD", "$1,234.50", "1,234.50", "2026-12-01"),
        ("en-GB", "US", "USD", "$1,234.50", "1,234.50", "01/12/2026"),
        ("de", "JP", "JPY", "1.234\u00a0¥", "1.234", "01.12.2026"),
    ],
)
def test_a_language_is_written_as_in_the_country_of_the_customer(
    language, country, currency, amount, column, day
):
    written = Written(language, country)
    minor = 1_234 if currency in {"CLP", "JPY"} else 123_450
    assert written.money(minor, currency) == amount
    assert written.column(minor, currency) == column
    assert written.short_day(date(2026, 12, 1)) == day


def test_own_words_count_from_their_day_and_the_shipped_ones_can_be_restored(smith):
    shipped = words_of("reminder-1", "en-GB", TODAY)
    saved = save_wording("reminder-1", "en-GB", OWN, TODAY).value
    assert words_of("reminder-1", "en-GB", TODAY).version == saved
    assert words_of("reminder-1", "en-GB", TODAY - timedelta(days=1)) == shipped
    assert own_wordings(TODAY) == {("reminder-1", "en-GB")}
    assert "Pay £120.00 by 1 December 2026." in text_of(
        letter_paper(smith.id, "reminder-1", TODAY, FONTS).content
    )
    restore_wording("reminder-1", "en-GB", TODAY)
    assert words_of("reminder-1", "en-GB", TODAY) == shipped
    kept = wording_versions("reminder-1", "en-GB", TODAY)
    assert [row.is_shipped for row in kept] == [False, True]
    assert all(row.actor for row in kept)
    undo_last(TODAY)
    assert words_of("reminder-1", "en-GB", TODAY).version == saved


def test_words_that_nobody_changed_are_not_kept_again(smith):
    now = words_of("reminder-1", "en-GB", TODAY).template
    assert save_wording("reminder-1", "en-GB", now, TODAY).operation_id is None
    assert restore_wording("reminder-1", "en-GB", TODAY).operation_id is None


@pytest.mark.parametrize(
    "words",
    [
        Template("Two\nlines", "x"),
        Template("", "x"),
        Template("s", "{total.__class__}"),
        Template("s", "{nobody}"),
    ],
)
def test_words_that_could_not_be_sent_are_not_kept(smith, words):
    with pytest.raises(RefusedError):
        save_wording("reminder-1", "en-GB", words, TODAY)
    assert words_of("reminder-1", "en-GB", TODAY).version is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            ("Kontoauszug", "Gesamt offen", "24. November 2026", "Nicht fällig"),
        ),
        ("fr", ("Relevé de compte", "Total dû", "24 novembre 2026", "1 à 30 jours", "À régler")),
        ("es", ("Extracto de cuenta", "Total debido", "24 de noviembre de 2026", "Más de 90 días")),
        ("nl", ("Rekeningoverzicht", "Totaal open", "24 november 2026", "Meer dan 90 dagen")),
        ("en-US", ("Statement", "Total owed", "November 24, 2026", "10/01/2026")),
    ],
)
def test_a_statement_is_in_the_language_of_the_customer(smith, language, words):
    choose_language(smith.id, language, TODAY)
    text = text_of(statement_paper(smith.id, TODAY, FONTS).content)
    for each in words:
        assert each.replace("\u00a0", " ") in text
    if language != "en-US":
        assert "Statement" not in text
        assert "Total owed" not in text
