"""The letterhead's screen says what papers over the user's own PDF keep to, and why not."""

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.integration.papers import FONTS

SIZE = (595.28, 841.89)


@pytest.fixture
def own(page, qtbot):
    page.list.choose("letterhead")
    qtbot.waitUntil(lambda: page.section("letterhead").view.picture(0) is not None)
    return page.section("letterhead").own


def letterhead(path, font):
    canvas = Canvas(str(path), pagesize=SIZE)
    canvas.setFont(font, 9)
    canvas.drawString(80, 40, "Registered in England")
    canvas.save()
    return path


def test_it_says_what_papers_over_it_keep_to(own, tmp_path):
    pdfmetrics.registerFont(TTFont("Lib", FONTS / "LiberationSans-Bold.ttf"))
    own.take(letterhead(tmp_path / "good.pdf", "Lib"))
    assert "keep to PDF/A-3b" in own.state.text()


def test_it_says_why_they_claim_nothing_and_forgets_it_with_the_file(own, tmp_path):
    own.take(letterhead(tmp_path / "bare.pdf", "Times-Roman"))
    assert "because its font Times-Roman is not in the file" in own.state.text()
    own.remove.click()
    assert "PDF/A" not in own.state.text()
