"""Fonts for names in other scripts: chosen in the settings, and asked for when there are none."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from collector_desktop.documents import drawing
from collector_desktop.documents.fonts import choose_fonts
from collector_desktop.domain.errors import RefusedError
from collector_desktop.services.paper_fonts import boxes_said
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_paper, statement_papers
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Customer, SettingValue
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "resources" / "fonts"
HEBREW = next((ROOT / "tests" / "data" / "fonts").glob("NotoSansHebrew*"))
NAME = "חברת שלום"


@pytest.fixture
def abroad(acme):
    with operation("test", "Abroad", TODAY):
        Customer.update(name=NAME).execute()
    yield acme
    choose_fonts(())


def choose(path):
    change_settings({"paper.extra_font": str(path)}, TODAY)


def text_of(content):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


@pytest.mark.parametrize(
    "paper",
    [
        lambda customer: statement_paper(customer, TODAY, FONTS),
        lambda customer: letter_paper(customer, "reminder-1", TODAY, FONTS),
    ],
    ids=["statement", "letter"],
)
def test_a_name_prints_in_the_font_that_was_chosen(abroad, paper):
    boxed = paper(abroad.id)
    assert set(boxed.missing) == set(NAME) - {" "}
    choose(HEBREW)
    printed = paper(abroad.id)
    assert printed.missing == ()
    assert NAME in text_of(printed.content)
    choose("")
    assert paper(abroad.id) == boxed


def test_a_font_on_another_computer_is_neither_taken_nor_looked_at(abroad):
    """A ledger may come from a stranger; on this system the path leads to a font of this one."""
    elsewhere = f"/{HEBREW}"
    with pytest.raises(RefusedError, match="another computer"):
        choose(elsewhere)
    with operation("test", "Past the check", TODAY):
        SettingValue.create(key="paper.extra_font", value=elsewhere)
    assert set(statement_paper(abroad.id, TODAY, FONTS).missing) == set(NAME) - {" "}


def test_the_processes_of_a_long_run_know_the_chosen_font(abroad, monkeypatch):
    monkeypatch.setattr(drawing, "LONG_RUN", 1)
    monkeypatch.setattr(drawing.os, "cpu_count", lambda: 2)
    choose(HEBREW)
    (drawn,) = statement_papers([abroad.id], TODAY, FONTS)
    assert drawn == statement_paper(abroad.id, TODAY, FONTS)
    assert NAME in text_of(drawn.content)


def test_a_file_that_is_no_font_is_refused(ledger, tmp_path):
    with pytest.raises(RefusedError, match="not a font that can be printed"):
        choose(tmp_path / "absent.ttf")
    (tmp_path / "text.ttf").write_text("no font at all")
    with pytest.raises(RefusedError, match="text"):
        choose(tmp_path / "text.ttf")


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ([], ""),
        ([(), ()], ""),
        (
            [("東",), ()],
            "no font on this computer has, printed as boxes: 東.",
        ),
        ([("東", "京"), ("東",)], "2 papers have letters that no font on this computer has"),
        ([tuple("abcdefghijklmnop")], "boxes: a b c d e f g h i j k l …. Choose"),
    ],
)
def test_boxes_are_reported_in_one_sentence(missing, said):
    assert said in boxes_said(missing)
    assert bool(boxes_said(missing)) == bool(said)
