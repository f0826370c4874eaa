"""The fonts of papers: which letters they have, and figures of one width."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from collector_desktop.documents import fonts
from collector_desktop.domain.errors import OutsideWorldError

GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίόύώϊΐ ἀρχή"
CYRILLIC = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ їєґ ўѓќ"


@pytest.mark.parametrize("words", [GREEK, CYRILLIC, "Łódź Őr Þór İzmir Đặng", "£€$¥₹₺"])
def test_names_and_currencies_of_europe_can_be_printed(words):
    assert fonts.drawable(words) == fonts.plain(words)


def test_all_faces_know_the_same_characters():
    known = [set(pdfmetrics.getFont(face).face.charToGlyph) for face in fonts.FACES]
    assert known[0] == known[1] == known[2]


@pytest.mark.parametrize("face", fonts.FACES)
def test_digits_are_all_of_one_width(face):
    assert len({fonts.text_width(digit, face, 10) for digit in "0123456789"}) == 1


def test_missing_characters_of_a_document_are_named_once(statement):
    odd = replace(statement, customer="東京", notes=("東 again",))
    assert fonts.missing_characters(odd) == ("京", "東")
    assert fonts.missing_characters(statement) == ()


def test_a_missing_font_is_reported_in_words(monkeypatch, tmp_path: Path):
    monkeypatch.setattr(fonts, "FACES", ("CollectorSans-Absent",))
    with pytest.raises(OutsideWorldError, match="cannot be read"):
        fonts.register_fonts(tmp_path)
