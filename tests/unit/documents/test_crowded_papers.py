"""Nothing leaves its page or runs into another, whatever stands on a paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.documents import fonts
from collector_desktop.documents.composed import render_composed
from collector_desktop.documents.composed_content import (
    Ageing,
    Bar,
    Bars,
    Composed,
    Figures,
    Grid,
    GridColumn,
    GridRow,
    Heading,
    Kind,
    Text,
)
from collector_desktop.documents.content import ActivityLine, ActivitySection, Enclosure
from collector_desktop.documents.interest_content import (
    InterestSheet,
    LateInvoice,
    WorkingLine,
    WorkingPart,
)
from collector_desktop.documents.interest_sheet import render_interest_sheet
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.record_sheet import (
    RecordSection,
    RecordSheet,
    render_record_sheet,
)
from collector_desktop.documents.statement import render_statement
from collector_desktop.documents.styles import BODY
from collector_desktop.documents.text import plain
from tests.hostile_text import CORPUS
from tests.positions import letters_of, require_tidy
from tests.unit.documents.stress import (
    AMOUNTS,
    KEPT,
    LONG,
    MIXED,
    WIDE,
    amounts_as,
    any_of,
    changed,
    words_as,
)

FEW = Path(__file__).parents[2] / "data" / "fonts"
RANDOM_WORDS = (LONG, WIDE, MIXED, *AMOUNTS.values(), "x", "Smith & <Sons>", *CORPUS)
BLANKS = {0xA0: " ", 0x202F: " "}
TICKS = ((0, "0"), (200, "200"), (400, "400"))
MOVED = ("Date", "Type", "Number", "Reference", "Due", "Debit", "Credit", "Balance")


class Paper(NamedTuple):
    """What a paper shows, how it is drawn, and where its rows can be many."""

    content: object
    render: object
    with_rows: object


@pytest.fixture(autouse=True)
def few_letters():
    fonts.choose_fonts(sorted(FEW.glob("*.?tf")))
    yield
    fonts.choose_fonts(())


def activity(statement):
    line = ActivityLine("01/09/26", "Invoice", "INV-1", "PO 7", "01/10/26", "1.00", "", "1,001.00")
    return ActivitySection(
        MOVED, ("Brought forward", "£0.00"), (line,) * 9, ("Closing balance", "£420.00"), ()
    )


def of_statement(statement, kind):
    (opened,) = statement.sections
    sections = {
        "open items": (opened,),
        "activity": (activity(statement),),
        "both": (activity(statement), replace(opened, heading="Still open in GBP")),
    }[kind]

    def with_rows(content, count):
        first, *others = content.sections
        line = first.lines[0]
        return replace(content, sections=(replace(first, lines=(line,) * count), *others))

    notes = ("£20.00 that you paid is not matched with an invoice.",)
    content = replace(statement, sections=sections, notes=notes)
    return Paper(content, render_statement, with_rows)


def of_letter(letter):
    table = next(part for part in letter.body if hasattr(part, "rows"))
    sheet = Enclosure("Reply form", letter.body[:2])

    def with_rows(content, count):
        body = tuple(
            replace(part, rows=part.rows[:1] * count) if hasattr(part, "rows") else part
            for part in content.body
        )
        return replace(content, body=body)

    assert table.rows
    return Paper(replace(letter, enclosures=(sheet,)), render_letter, with_rows)


def of_interest(letterhead, how_to_pay):
    line = WorkingLine("01/04/2025", "30/05/2025", "60", "10,000.00", "12.75 %", "209.5890")
    part = WorkingPart("Not claimed before", (line,) * 3, (("Interest, rounded once", "339.53"),))
    due = ("Due for late payment of V-4", "439.53")
    invoice = LateInvoice("Invoice V-4", "Dated 01/03/2025, due 31/03/2025.", (part,), due)
    content = InterestSheet(
        letterhead,
        "Oaken Doors Ltd",
        ("Oaken Doors Ltd", "3 Mill Lane", "Bath"),
        (invoice,),
        (("Due for late payment in all", "£439.53"),),
        notes=("Interest is simple.",),
        how_to_pay=how_to_pay,
    )
    return Paper(
        content,
        render_interest_sheet,
        lambda content, count: replace(content, invoices=content.invoices * count),
    )


def of_record(letterhead):
    section = RecordSection("Contacts", ("Called Rosa Field, promised £20.00",) * 5, "Since May")
    facts = (("Made on", "22 November 2026"),)
    content = RecordSheet(letterhead, ("Rosa Field", "Leeds"), "What we know", facts, (section,))

    def with_rows(content, count):
        (section,) = content.sections
        return replace(content, sections=(replace(section, lines=section.lines[:1] * count),))

    return Paper(content, render_record_sheet, with_rows)


def of_report(letterhead, ageing, *, is_wide):
    columns = (GridColumn("Code"), GridColumn("Customer", Kind.NAME))
    columns += (GridColumn("Not due", Kind.FIGURE), GridColumn("Balance", Kind.SUM))
    row = GridRow(("OAKEN01", "Oaken Doors Ltd", "10.50", "100.00"), ("", "", "10.50", "100.00"))
    bars = Bars((Bar("Sep", (100, 50), "150", 80), Bar("Oct", (0, 300), "300")), ("a", "b"), TICKS)
    parts = (
        Heading("GBP", "What is owed"),
        Figures((("Owed", "£420.00", "of 3 customers"), ("Overdue", "71%", ""))),
        Ageing(ageing),
        Grid(columns, (row,) * 4, ("Total", "", "42.00", "400.00"), "Nobody owes anything."),
        Text("Disputed sums are in the balance.", is_small=True),
        bars,
    )
    content = Composed(letterhead, "Aged debtors", parts, (("At", "22 November"),), is_wide=is_wide)

    def with_rows(content, count):
        parts = tuple(
            replace(part, rows=part.rows[:1] * count) if isinstance(part, Grid) else part
            for part in content.parts
        )
        return replace(content, parts=parts)

    return Paper(content, render_composed, with_rows)


KINDS = (
    *("open items", "activity", "both", "letter", "interest", "record", "report", "wide report"),
)


@pytest.fixture(params=KINDS)
def paper(request, statement, letter, letterhead, how_to_pay):
    kind = request.param
    ageing = statement.sections[0].ageing
    makers = {
        "letter": lambda: of_letter(letter),
        "interest": lambda: of_interest(letterhead, how_to_pay),
        "record": lambda: of_record(letterhead),
        "report": lambda: of_report(letterhead, ageing, is_wide=False),
        "wide report": lambda: of_report(letterhead, ageing, is_wide=True),
    }
    return makers.get(kind, lambda: of_statement(statement, kind))()


@pytest.mark.no_cover
@pytest.mark.parametrize("words", [LONG, WIDE, MIXED], ids=["long", "wide", "mixed"])
def test_long_names_stay_in_their_boxes(paper, words):
    require_tidy(paper.render(changed(paper.content, words_as(words))))


@pytest.mark.no_cover
@pytest.mark.parametrize("amount", AMOUNTS.values(), ids=AMOUNTS)
def test_amounts_stay_in_their_columns_and_are_never_cut(paper, amount, page_texts):
    wanted = []

    def change(text):
        found = amounts_as(amount)(text)
        wanted.extend([found] if found != text else [])
        return found

    # The sum so far is printed only where a page ends.
    pdf = paper.render(changed(paper.content, change, (*KEPT, "running")))
    require_tidy(pdf)
    text = "\n".join(page_texts(pdf)).translate(BLANKS)
    assert text.count(plain(amount).translate(BLANKS)) >= len(wanted)


@pytest.mark.no_cover
@pytest.mark.parametrize("count", [0, 1, 2, 40, 2000])
def test_any_number_of_lines_makes_tidy_pages(paper, count):
    if count == 2000 and paper.render in (render_interest_sheet,):
        count = 200
    pdf = paper.render(paper.with_rows(paper.content, count))
    pages = letters_of(pdf)
    assert len(pages) > count // 60
    if count < 100:
        require_tidy(pdf)


def test_an_address_of_twelve_long_lines_stays_in_its_window(paper):
    if not hasattr(paper.content, "address_lines"):
        pytest.skip("without an address")
    require_tidy(paper.render(replace(paper.content, address_lines=(LONG,) * 12)))


@pytest.mark.no_cover
@pytest.mark.parametrize("part", range(4))
def test_hostile_text_is_printed_and_stays_in_its_boxes(paper, part):
    for words in CORPUS[part::16]:
        require_tidy(paper.render(changed(paper.content, words_as(words))))


@pytest.mark.no_cover
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_a_paper_of_any_texts_is_tidy(paper, seed):
    require_tidy(paper.render(changed(paper.content, any_of(Random(seed), RANDOM_WORDS))))  # noqa: S311


def test_bars_below_each_other_in_a_crowded_address_are_tidy(statement):
    address = (LONG, "|calc", "|calc", "|calc", LONG)
    require_tidy(render_statement(replace(statement, address_lines=address)))


def drawn(*texts):
    pen = Pen("Overlap", "Test")
    for x, y, words in texts:
        pen.text(x, y, words, BODY)
    pen.end_page()
    return pen.finish()


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (((20, 50, "Rosa"), (22, 51, "Field")), "run together"),
        (((20, 50, "Rosa"), (20, 53.2, "Ågp"), (20, 52.6, "x")), "run together"),
        (((195, 50, "Rosa Field"),), "leaves the page"),
        (((20, 50, "Rosa"), (20, 54.3, "Field")), ""),
        (((20, 50, "Rosa"), (29, 50, "Field")), ""),
        (((20, 50, "| Rosa"), (20, 54.2, "| Field")), ""),
        (((20, 50, "| Rosa"), (20, 50.4, "| Field")), "run together"),
        (((20, 50, "|"), (20, 53.4, "Field")), "run together"),
    ],
)
def test_the_reader_of_positions_sees_what_is_untidy(texts, said):
    if not said:
        require_tidy(drawn(*texts))
        return
    with pytest.raises(AssertionError, match=said):
        require_tidy(drawn(*texts))
