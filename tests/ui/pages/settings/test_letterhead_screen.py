"""The letterhead on one screen: the sample follows every key, and what is wrong is said."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.domain.envelopes import NAMES
from collector_desktop.queries.settings import own_letterhead, settings
from collector_desktop.ui.dialogs.letterhead_screen import envelope_words

A4, LETTER = (595, 842), (612, 792)
SOON_MS = 150


@pytest.fixture
def screen(qtbot, page):
    page.list.choose("letterhead")
    qtbot.waitUntil(lambda: page.section("letterhead").view.picture(0) is not None)
    return page.section("letterhead")


def pages(screen):
    return PdfReader(BytesIO(screen.view.content)).pages


def words(screen):
    return " ".join(page.extract_text() for page in pages(screen))


def size(screen):
    box = pages(screen)[0].mediabox
    return (round(float(box.width)), round(float(box.height)))


def typed(qtbot, screen, key, text):
    """Type over a field without leaving it."""
    edit = screen.fields[key].edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("company.name", "Tideway Traders"),
        ("company.phone", "0117 000 0000"),
        ("company.website", "tideway.example"),
        ("company.footer", "Registered as 01234567"),
        ("bank.iban", "GB33BUKB20201555555555"),
    ],
)
def test_the_sample_shows_what_is_typed_before_it_is_kept(qtbot, screen, key, text):
    before = settings().stored.get(key)
    typed(qtbot, screen, key, text)
    qtbot.waitUntil(lambda: text.replace(" ", "") in words(screen).replace(" ", ""))
    assert settings().stored.get(key) == before


def test_the_sample_waits_a_moment_for_another_key_and_is_then_drawn_at_once(qtbot, screen):
    typed(qtbot, screen, "company.name", "Quay")
    assert screen._settle.isActive()
    assert screen._settle.isSingleShot()
    assert screen._settle.interval() <= SOON_MS
    assert "Quay" not in words(screen)
    screen._settle.timeout.emit()
    assert "Quay" in words(screen)


def test_half_a_colour_changes_nothing_and_a_whole_one_is_seen(qtbot, screen):
    def colours():
        picture = screen.view.picture(0)
        if picture is None:
            return set()
        return {picture.pixelColor(x, y).name() for x in range(0, 200, 3) for y in range(0, 160, 3)}

    assert "#3451c6" in colours()
    typed(qtbot, screen, "company.accent", "#0B72")
    qtbot.wait(80)
    qtbot.waitUntil(lambda: "#3451c6" in colours())
    qtbot.keyClicks(screen.accent.edit, "85")
    qtbot.waitUntil(lambda: "#0b7285" in colours())


def test_a_swatch_is_kept_at_once(qtbot, screen):
    qtbot.mouseClick(screen.colour.swatches[1], Qt.MouseButton.LeftButton)
    assert settings().stored["company.accent"] == "#0B7285"
    assert screen.accent.text() == "#0B7285"


def test_a_colour_too_pale_for_a_grey_printer_is_warned_of(qtbot, screen):
    assert not screen.colour.warning.isVisible()
    typed(qtbot, screen, "company.accent", "#FFD24A")
    assert screen.colour.warning.isVisible()
    assert "contrast with white is 1.4" in screen.colour.warning.text()
    typed(qtbot, screen, "company.accent", "#15191F")
    assert not screen.colour.warning.isVisible()


def test_another_paper_and_envelope_are_seen_at_once(qtbot, screen):
    assert size(screen) == A4
    paper = screen.fields["paper.size"].box
    paper.setCurrentIndex(paper.findData("letter"))
    paper.activated.emit(paper.currentIndex())
    qtbot.waitUntil(lambda: size(screen) == LETTER)
    assert settings().stored["paper.size"] == "letter"


def test_the_sample_of_several_pages_shows_the_later_ones(qtbot, screen):
    assert len(pages(screen)) == 1
    screen.length.choose(1)
    qtbot.waitUntil(lambda: len(pages(screen)) > 1)
    assert "Page 2 of" in pages(screen)[1].extract_text()


def test_a_file_that_is_no_font_is_refused_beside_the_field(qtbot, screen, tmp_path, monkeypatch):
    fake = tmp_path / "fake.ttf"
    fake.write_bytes(b"no font")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(fake), ""))
    field = screen.fields["paper.extra_font"]
    screen._ask_font(field)
    assert "fake.ttf is not a font that can be printed." in field.problem()
    assert "paper.extra_font" not in settings().stored


def letterhead_pdf(path, size=A4):
    canvas = Canvas(str(path), pagesize=size)
    canvas.drawString(60, size[1] - 60, "PRINTED HEAD")
    canvas.showPage()
    canvas.save()
    return path


def test_the_users_own_pdf_lies_under_the_sample_and_can_be_removed(qtbot, screen, tmp_path):
    screen.own.take(letterhead_pdf(tmp_path / "head.pdf"))
    qtbot.waitUntil(lambda: "PRINTED HEAD" in words(screen))
    assert own_letterhead() is not None
    assert screen.own.remove.isVisible()
    screen.own.remove.click()
    qtbot.waitUntil(lambda: "PRINTED HEAD" not in words(screen))
    assert own_letterhead() is None


def test_a_pdf_of_another_size_or_none_is_refused_in_one_sentence(qtbot, screen, tmp_path):
    screen.own.take(letterhead_pdf(tmp_path / "small.pdf", (300, 400)))
    assert "small.pdf is 106 by 141 mm" in screen.own.problem.text()
    fake = tmp_path / "fake.pdf"
    fake.write_bytes(b"nothing")
    screen.own.take(fake)
    assert screen.own.problem.text() == "fake.pdf is not a PDF. Save your letterhead as a PDF."
    assert own_letterhead() is None


def test_every_envelope_has_a_name_in_words():
    assert all(envelope_words(name) != name for name in NAMES)


def test_the_envelope_proof_is_asked_of_the_window(qtbot, page, screen):
    with qtbot.waitSignal(page.command_asked) as asked:
        screen.proof.click()
    assert asked.args == ["envelope_proof"]
