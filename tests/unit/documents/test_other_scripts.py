"""Names in other scripts: printed in fonts of the computer, in their order, and found again."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from collector_desktop.documents import font_files, fonts
from collector_desktop.documents.fitting import MM, fit_text
from collector_desktop.documents.font_files import best_font, faces_of, fonts_in
from collector_desktop.documents.statement import render_statement
from collector_desktop.documents.styles import BODY, BODY_STRONG
from collector_desktop.documents.wrap import wrap
from tests.golden_pictures import read_pages
from tests.pdf_a import faults_of
from tests.positions import letters_of, require_tidy
from tests.unit.documents.conftest import SLIP_ROWS

FEW = Path(__file__).parents[2] / "data" / "fonts"
ARABIC, HEBREW, THAI, HINDI, CHINESE, KOREAN = NAMES = (
    "شركة النور للتجارة",
    'חברת שלום בע"מ',
    "บริษัท สวัสดี จำกัด",
    "नमस्ते हिन्दी",
    "東京株式会社トヨタ",
    "주식회사 한국",
)
BARS = "\u10d0\u10d1 \u10d2\u10d2"


@pytest.fixture(autouse=True)
def few_letters():
    fonts.choose_fonts(sorted(FEW.glob("*.?tf")))
    yield
    fonts.choose_fonts(())


def named(statement, name):
    return replace(statement, customer=name, address_lines=(name, "3 Plane Row", name))


@pytest.mark.parametrize("name", [*NAMES, BARS])
def test_a_name_in_another_script_is_printed_and_read_back(statement, page_texts, name):
    pdf = render_statement(named(statement, name))
    assert fonts.missing_characters(named(statement, name)) == ()
    lines = page_texts(pdf)[0].replace("\u200b", "").splitlines()
    assert any(name.replace('"', "") in line.replace('"', "") for line in lines)
    require_tidy(pdf)
    assert faults_of(pdf) == []


@pytest.mark.parametrize("name", [ARABIC, HEBREW])
def test_letters_written_leftwards_stand_from_right_to_left(statement, name):
    (letters, *_) = letters_of(render_statement(named(statement, name)))
    (address,) = {each.written for each in letters if each.text == name[0] and each.top < 65}
    row = [each for each in letters if each.written == address]
    where = [next(each.left for each in row if each.text == letter) for letter in name[:3]]
    assert all(left > right for left, right in pairwise(where))


def test_arabic_letters_are_joined():
    alone = sum(fonts.text_width(letter, fonts.REGULAR, 10) for letter in ARABIC)
    assert fonts.text_width(ARABIC, fonts.REGULAR, 10) < 0.95 * alone


def test_marks_stand_over_their_letters():
    assert (
        fonts.text_width("น้ำ", fonts.REGULAR, 10) < fonts.text_width("นำ", fonts.REGULAR, 10) + 0.1
    )


def test_the_width_is_that_of_what_is_drawn(statement):
    name = f"Ltd {CHINESE} & {ARABIC[:5]}"
    (letters, *_) = letters_of(render_statement(named(statement, name)))
    first = next(each for each in letters if each.text == "L" and each.top > 55)
    row = [each for each in letters if abs(each.bottom - first.bottom) < 1.2 and each.left < 110]
    drawn = max(each.right for each in row) - min(each.left for each in row)
    width = fonts.text_width(name, fonts.REGULAR, 10) / MM
    assert width - 2.0 < drawn < width  # the ink begins and ends a little inside


def test_what_the_page_says_is_kept_as_it_was_typed(statement):
    name = f"{THAI} (12)"
    page = PdfReader(BytesIO(render_statement(named(statement, name)))).pages[0]
    said = ("\ufeff" + name).encode("utf-16-be").hex().upper()
    assert page.get_contents().get_data().count(f"/ActualText <{said}>".encode()) >= 2


def test_the_same_name_gives_the_same_bytes(statement):
    first = render_statement(named(statement, " ".join(NAMES)))
    assert render_statement(named(statement, " ".join(NAMES))) == first


def test_only_the_signs_used_are_taken_along(statement):
    pdf = PdfReader(BytesIO(render_statement(named(statement, HEBREW[:4]))))
    used = pdf.pages[0]["/Resources"]["/Font"].values()
    (font,) = (each.get_object() for each in used if "+NotoSansHebrew" in each["/BaseFont"])
    inner = font["/DescendantFonts"][0].get_object()
    assert len(inner["/W"]) == 2 * 4
    cut = inner["/FontDescriptor"]["/FontFile2"].get_data()
    whole = next(FEW.glob("NotoSansHebrew*")).read_bytes()
    assert len(cut) < len(whole) / 2


def test_a_long_name_is_cut_inside_its_box_and_never_inside_a_letter(statement):
    clean, style, width = fit_text("นี้" * 60, BODY, 40.0)
    assert width <= 40.0
    assert fonts.text_width(clean, style.face, style.size) <= 40.0 * MM + 0.01
    assert clean.endswith("…")
    assert clean[-2] == "้"
    lines = wrap([("นี้" * 30, BODY_STRONG)], 30.0)
    assert len(lines) > 2
    assert all(line[0].words.startswith("น") for line in lines)


def test_without_a_font_a_box_stands_and_the_letters_are_named(statement, page_texts):
    fonts.choose_fonts(())
    odd = named(statement, CHINESE[:3])
    assert fonts.missing_characters(odd) == tuple(sorted(CHINESE[:3]))
    assert page_texts(render_statement(odd))[0].count("□□□") >= 2
    assert PdfReader(BytesIO(render_statement(odd))).metadata.title.endswith(CHINESE[:3])


def test_what_joins_letters_that_no_font_has_leaves_nothing_behind(statement):
    fonts.choose_fonts(())
    pdf = render_statement(named(statement, "\u0915\u094d\u200d\u0937 Ltd"))
    assert faults_of(pdf) == []
    assert any("□□□ Ltd" in line for line in read_pages(pdf)[0].splitlines())


def test_fonts_that_may_not_be_embedded_or_are_none_are_left_alone(tmp_path):
    content = bytearray(next(FEW.glob("NotoSansHebrew*")).read_bytes())
    tables = (content[at : at + 16] for at in range(12, 12 + 16 * content[5], 16))
    (record,) = (each for each in tables if each[:4] == b"OS/2")
    rights = int.from_bytes(record[8:12], "big") + 8
    for name, value in (("free.ttf", 0), ("restricted.ttf", 2), ("whole.ttf", 0x100)):
        content[rights : rights + 2] = value.to_bytes(2, "big")
        (tmp_path / name).write_bytes(content)
    (tmp_path / "broken.ttf").write_bytes(content[:300])
    (tmp_path / "text.otf").write_bytes(b"no font at all")
    (tmp_path / "empty.ttc").write_bytes(b"")
    assert [each.path.name for each in fonts_in([tmp_path])] == ["free.ttf"]
    assert faces_of(tmp_path / "not-there.ttf") == []


@pytest.mark.parametrize(
    ("words", "country"),
    [
        (CHINESE, "JP"),
        ("株式会社", "JP"),
        ("東京会", "JP"),
        ("한국東", "KR"),
        ("北京贸易", "SC"),
        ("北京", "SC"),
        ("東京", "TC"),
    ],
)
def test_chinese_characters_take_the_shapes_of_their_country(words, country):
    (one,) = faces_of(next(FEW.glob("*CJK*")))
    faces = [replace(one, name=f"Noto Sans CJK {each}") for each in ("KR", "SC", "JP", "TC")]
    assert best_font(words, faces).name[-2:] == country
    assert best_font("☃", faces) is None


def test_a_statement_in_many_scripts_looks_as_the_stored_picture(statement, matches_picture):
    (section,) = statement.sections
    lines = [
        replace(line, reference=name) for line, name in zip(section.lines, NAMES, strict=False)
    ]
    many = replace(
        statement,
        customer=CHINESE,
        title=HEBREW,
        letterhead=replace(statement.letterhead, name=ARABIC, address_lines=NAMES[2:4]),
        address_lines=(*NAMES[:5], "UNITED KINGDOM"),
        sections=(replace(section, lines=tuple(lines)),),
        slip_rows=tuple((label, name) for (label, _), name in zip(SLIP_ROWS, NAMES, strict=False)),
        notes=(" / ".join(NAMES),),
    )
    matches_picture("statement-scripts", render_statement(many))


@pytest.mark.parametrize(
    ("system", "folders"),
    [
        ("win32", ["W:/Windows/Fonts", "U:/Local/Microsoft/Windows/Fonts"]),
        ("darwin", ["/System/Library/Fonts", "/Library/Fonts", "/home/ann/Library/Fonts"]),
        ("linux", ["/x/data/fonts", "/home/ann/.fonts", "/usr/a/fonts", "/usr/b/fonts"]),
    ],
)
def test_fonts_are_looked_for_where_the_system_keeps_them(monkeypatch, system, folders):
    monkeypatch.setattr(font_files.sys, "platform", system)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ann"))
    for name, value in (
        ("WINDIR", "W:/Windows"),
        ("LOCALAPPDATA", "U:/Local"),
        ("XDG_DATA_HOME", "/x/data"),
        ("XDG_DATA_DIRS", "/usr/a:/usr/b"),
    ):
        monkeypatch.setenv(name, value)
    assert [each.as_posix() for each in font_files.system_folders()] == folders


def test_without_a_chosen_font_those_of_the_system_are_found(monkeypatch, tmp_path):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    hebrew = next(FEW.glob("NotoSansHebrew*"))
    (tmp_path / "deep" / "er" / hebrew.name).write_bytes(hebrew.read_bytes())
    monkeypatch.setattr(fonts, "system_folders", lambda: (tmp_path, tmp_path / "absent"))
    fonts.choose_fonts(())
    assert fonts.drawable(f"{HEBREW} {CHINESE[0]}") == f"{HEBREW} □"
    fonts.choose_fonts(sorted(FEW.glob("*.?tf")))


def test_a_font_that_is_gone_since_it_was_found_is_passed_over(statement, tmp_path, page_texts):
    hebrew = next(FEW.glob("NotoSansHebrew*"))
    (tmp_path / "gone.ttf").write_bytes(hebrew.read_bytes())
    (tmp_path / "left.ttf").write_bytes(hebrew.read_bytes())
    fonts.choose_fonts((tmp_path / "gone.ttf", tmp_path / "left.ttf"))
    assert fonts.drawable(BARS) == "□" * 2 + " " + "□" * 2
    (tmp_path / "gone.ttf").unlink()
    assert HEBREW in page_texts(render_statement(named(statement, HEBREW)))[0]
    (tmp_path / "last.ttf").write_bytes(hebrew.read_bytes())
    fonts.choose_fonts((tmp_path / "last.ttf",))
    assert fonts.drawable(BARS) == "□" * 2 + " " + "□" * 2
    (tmp_path / "last.ttf").unlink()
    assert "□□□" in page_texts(render_statement(named(statement, HEBREW)))[0]
