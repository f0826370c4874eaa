"""The page number stands in one place on all pages of a paper, whoever drew the letterhead."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.own_letterhead import clear_of
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain.swiss_bill import Party, SwissBill
from tests.positions import MM, letters_of, require_tidy
from tests.unit.documents.conftest import make_lines, said

BILL_TOP = 297.0 - 105.0
BILL = SwissBill(
    "CH5800791123000889012",
    Party("Quay Street Timber", "Quay Street", "7", "8001", "Zürich", "CH"),
    420_00,
    "CHF",
)


def own_paper():
    """Return a letterhead of two pages, each with a line at head and foot."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(210 / MM, 297 / MM), invariant=1)
    for _ in range(2):
        canvas.drawString(30 / MM, 280 / MM, "Mill head")
        canvas.drawString(30 / MM, 15 / MM, "Mill foot")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def foot_of_number(page, number):
    """Return where the baseline of `Page N of M` is, in mm from above."""
    text = "".join(each.text for each in page)
    at = text.index(f"Page{number}of")
    return page[at + 4].bottom


@pytest.fixture(params=["statement", "letter"])
def draw(request):
    """Return what draws a paper of several pages with a letterhead, and a bill or not."""
    document = request.getfixturevalue(request.param)

    def drawn(own, bill):
        head = document.letterhead
        if own:
            head = replace(head, own=own, sheet=clear_of(head.sheet, own))
        pay = replace(document.how_to_pay, bill=bill, bill_language="de")
        content = replace(document, letterhead=head, how_to_pay=pay)
        if request.param == "letter":
            return render_letter(replace(content, body=(said("Words of a letter. " * 30),) * 12))
        (section,) = content.sections
        return render_statement(
            replace(content, sections=(replace(section, lines=make_lines(60)),))
        )

    return drawn


@pytest.mark.parametrize("own", [None, own_paper()], ids=["ours", "their own"])
@pytest.mark.parametrize("bill", [None, BILL], ids=["no bill", "bill"])
def test_the_number_has_one_place_on_all_pages(draw, own, bill):
    pdf = draw(own, bill)
    require_tidy(pdf)
    pages = letters_of(pdf)
    places = [foot_of_number(page, number) for number, page in enumerate(pages, start=1)]
    assert len(places) >= 2
    if own and bill:
        *before, last = places
        assert max(before) - min(before) < 0.3
        assert min(before) > 250.0
        assert BILL_TOP - 4.0 < last < BILL_TOP
        return
    assert max(places) - min(places) < 0.3
    assert places[0] > 250.0 if own else places[0] < 15.0
