"""Hostile text on papers is printed as text and hangs nothing."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest
from pypdf import PdfReader

import collector_desktop
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.statement import render_statement
from collector_desktop.documents.text import plain
from collector_desktop.domain.templates import Paragraph, Run

SHORT = (
    "Acme <b>Ltd",
    "Smith <Ltd>",
    "R&D; & Sons &amp; Co &lt;",
    "</para><para>",
    '<img src="/etc/hostname"/>',
    '<a href="javascript:alert(1)">pay</a>',
    '<font size="1e308">x</font>',
    "<font color=\"[[[getattr(pow,'x')]]]\">x",
    ") Tj ET (broken",
    "\\(octal \\101\\)",
    "%PDF-1.4 endstream endobj",
    "{{7*7}} ${x} %s %(x)s",
    "=cmd|' /C calc'!A0",
)
LONG = ("x" * 1_000_000, "many words " * 50_000, "\u0301" * 100_000, "\x00\x1b\x07" * 50_000)


# Calls for each sign of a text that stands in some thirty places; quadratic work takes thousands.
MOST_CALLS = 100


@contextmanager
def calls_counted():
    """Count the calls of functions, which are the same on any machine, until the block ends."""
    calls, before = count(), sys.getprofile()
    sys.setprofile(lambda *_: next(calls))
    try:
        yield calls
    finally:
        sys.setprofile(before)


def said(words):
    return Paragraph(((Run(words),),))


@pytest.mark.parametrize("words", SHORT)
def test_text_that_looks_like_code_is_printed_as_text(statement, letter, page_texts, words):
    odd = replace(statement, address_lines=(words,), customer=words)
    pdf = render_statement(odd)
    assert words in page_texts(pdf)[0]
    assert all("/Annots" not in page for page in PdfReader(BytesIO(pdf)).pages)
    odd_letter = replace(letter, body=(said(words), said(words)))
    assert page_texts(render_letter(odd_letter))[0].count(words) == 2


@pytest.mark.no_cover
@pytest.mark.parametrize("words", LONG, ids=["word", "words", "marks", "controls"])
def test_endless_text_neither_hangs_nor_breaks_a_document(statement, letter, words):
    head = replace(statement.letterhead, name=words, address_lines=(words,) * 3, footer=words)
    line = replace(statement.sections[0].lines[0], number=words, reference=words)
    section = replace(statement.sections[0], lines=(line,) * 5, heading=words)
    pay = replace(statement.how_to_pay, pay_to=words, note=words, rows=((words, words),) * 4)
    long = replace(
        statement,
        letterhead=head,
        customer=words,
        address_lines=(words,) * 12,
        sections=(section,),
        how_to_pay=pay,
        slip_rows=((words, words),),
        facts=((words, words),) * 9,
        notes=(words,),
    )
    odd = replace(letter, letterhead=head, body=(said(words), said(words)), how_to_pay=pay)
    with calls_counted() as calls:
        render_statement(long)
        render_letter(odd)
    assert next(calls) < MOST_CALLS * len(words)


def test_no_part_of_the_program_reads_the_markup_of_its_library():
    """What ReportLab reads tags in is never imported: text is only ever drawn."""
    sources = list(Path(collector_desktop.__file__).parent.rglob("*.py"))
    assert sum("reportlab" in source.read_text("utf-8") for source in sources) > 3
    for name in ("platypus", "paraparser", "paragraph", "rl_safe_eval", "rml", "graphics.widgets"):
        assert not [path for path in sources if f"reportlab.{name}" in path.read_text("utf-8")]
        assert not [path for path in sources if f"reportlab.lib.{name}" in path.read_text("utf-8")]


@pytest.mark.parametrize("words", ["abc\u202edef\u202c", "a\x00b\x1fc", "tab\there", "東京 Ltd 😀"])
def test_what_is_invisible_goes_and_what_is_unknown_becomes_a_box(letter, page_texts, words):
    (text,) = page_texts(render_letter(replace(letter, body=(said(words),))))
    expected = "".join("\u25a1" if c in "東京😀" else c for c in plain(words))
    assert expected in text
