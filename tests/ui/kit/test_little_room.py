"""What is said where there is little room: no sum is cut, and a message is shown whole."""

import re

import pytest

from collector_desktop.documents.content import LetterColumns, LetterRow, LetterTable
from collector_desktop.documents.mail_content import MailContent
from collector_desktop.documents.mail_html import mail_html
from collector_desktop.ui.widgets.filter_bar import FilterBar
from collector_desktop.ui.widgets.mail_look import MailView, fitted

SUMS = "60 customers, £176,952.60, €5,090.00 owed, £181,272.48 in all at today's rates"
MAIL = (
    '<table width="560"><tr><td style="padding:16px"><table width="100%" style="font-size:14px">'
    "<tr>{cells}</tr></table></td></tr></table>"
)
CELL = '<td style="padding:6px 8px 6px 0;white-space:nowrap">{text}</td>'
ROW = ("INV-10408", "15/10/2026", "14/11/2026", "10", "1,334.40")


@pytest.mark.parametrize("wide", range(120, 620, 20))
def test_the_sums_over_a_list_stand_in_two_lines_and_are_never_cut(qtbot, desk, wide):
    bar = FilterBar(desk.theme, "Filter")
    qtbot.addWidget(bar)
    bar.show_summary(SUMS)
    bar._summary.resize(wide, 34)
    lines = bar._summary.lines()
    told = ", ".join(lines).replace(",,", ",").split(", ")
    dotted = told[-1] == "…"
    assert told[: -1 if dotted else None] == SUMS.split(", ")[: len(told) - dotted]
    assert len(lines) <= 2
    if len(lines) == 2:
        small = desk.theme.metrics(11)
        assert all(small.horizontalAdvance(line) <= wide for line in lines)


def test_a_wide_list_has_its_sums_in_one_line(qtbot, desk):
    bar = FilterBar(desk.theme, "Filter")
    qtbot.addWidget(bar)
    bar.show_summary(SUMS)
    bar._summary.resize(700, 34)
    assert bar._summary.lines() == (SUMS,)


def test_one_sum_too_wide_for_its_room_is_left_out_and_never_cut(theme, qtbot):
    bar = FilterBar(theme, "here")
    qtbot.addWidget(bar)
    wide = "\N{POUND SIGN}987,654,321,098,765.43 in dispute, average 4 days open"
    bar.show_summary(wide)
    bar._summary.resize(90, 34)
    assert bar._summary.lines() == ("\N{HORIZONTAL ELLIPSIS}",)
    assert bar._summary.toolTip() == wide


@pytest.mark.parametrize("wide", [340, 420, 700])
def test_the_table_of_a_message_is_no_wider_than_the_view(qtbot, desk, wide):
    view = MailView()
    qtbot.addWidget(view)
    view.resize(wide, 300)
    view.show()
    mail = MAIL.format(cells="".join(CELL.format(text=text) for text in ROW))
    view.show_mail(mail, desk.theme.px)
    assert view.horizontalScrollBar().maximum() == 0


def test_a_message_that_fits_in_no_size_can_be_scrolled_to_its_end(qtbot, desk):
    view = MailView()
    qtbot.addWidget(view)
    view.resize(150, 300)
    view.show()
    view.show_mail(MAIL.format(cells="".join(CELL.format(text=t) for t in ROW)), desk.theme.px)
    assert view.horizontalScrollBar().maximum() > 0


@pytest.mark.parametrize("wide", [300, 700])
def test_a_table_keeps_its_distance_from_the_paragraph_above_it(qtbot, desk, wide):
    view = MailView()
    qtbot.addWidget(view)
    view.resize(wide, 300)
    view.show()
    table = f'<table style="margin:0 0 16px 0"><tr>{CELL.format(text="INV-10408")}</tr></table>'
    view.show_mail(f'<p style="margin:0 0 16px 0">Please pay.</p>{table}', desk.theme.px)
    document = view.document()
    layout, [frame] = document.documentLayout(), document.rootFrame().childFrames()
    said = layout.blockBoundingRect(document.begin())
    cell = layout.blockBoundingRect(frame.firstCursorPosition().block())
    assert cell.top() - said.bottom() >= 12


@pytest.mark.parametrize("dense", [False, True])
def test_the_total_of_a_message_ends_below_its_figures_with_little_air_too(dense):
    table = LetterTable(LetterColumns.ITEMS, (LetterRow(ROW),), ("Total", "£1,334.40"))
    html = fitted(mail_html(MailContent("A", (table,), "en-GB", "")), 12, 10, dense=dense)
    last = [line.rsplit("<t", 1)[1] for line in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)]
    ends = {re.search(r"padding:\d+px (\d+)px", each)[1] for each in last}
    assert len(last) == 3
    assert len(ends) == 1
