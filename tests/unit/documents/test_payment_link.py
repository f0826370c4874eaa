"""The payment page on papers and in e-mails: seen, clickable, and not beside a code."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from collector_desktop.documents.composed import render_composed
from collector_desktop.documents.composed_content import Composed, Text
from collector_desktop.documents.content import Closing
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.mail_content import MailContent
from collector_desktop.documents.mail_html import mail_html
from collector_desktop.documents.mail_text import mail_text
from collector_desktop.documents.statement import render_statement

LINK = "https://pay.vale.example/now?ref=OAKEN01&sum=420.00&in=GBP"
SHOWN = LINK.removeprefix("https://")
MM = 25.4 / 72
CODE = (160.5, 246.0, 192.0, 276.0)  # beside the box at the foot, on A4


def links(pdf):
    """Return (page, box, address) of every link of a PDF."""
    return [
        (number, [float(edge) for edge in note["/Rect"]], note["/A"]["/URI"], note)
        for number, page in enumerate(PdfReader(BytesIO(pdf)).pages)
        for note in (each.get_object() for each in page.get("/Annots", ()))
    ]


@pytest.fixture(params=["statement", "letter"])
def paper(request):
    """Return a function that draws a statement or letter with other ways to pay."""
    document = request.getfixturevalue(request.param)
    render = render_statement if request.param == "statement" else render_letter

    def draw(**pay):
        return render(replace(document, how_to_pay=replace(document.how_to_pay, **pay)))

    return draw


def test_a_click_on_what_is_seen_leads_to_the_page(paper):
    pdf = paper(link=LINK)
    ((number, box, address, note),) = links(pdf)
    assert address == LINK
    page = PdfDocument(pdf)[number]
    seen = page.get_textpage().get_text_bounded(*box)
    assert "".join(seen.split()) == SHOWN
    assert int(note["/F"]) == 4
    assert [float(edge) for edge in note["/Border"]] == [0, 0, 0]


def test_the_link_stays_on_the_paper_and_clear_of_other_words(paper):
    pdf = paper(link=LINK)
    ((number, (left, bottom, right, top), _, _),) = links(pdf)
    page = PdfDocument(pdf)[number]
    assert left * MM >= 19
    assert right * MM <= 191
    text = page.get_textpage()
    for at in range(text.count_rects()):
        x, y, end, high = text.get_rect(at)
        is_beside = end <= left + 0.5 or x >= right - 0.5
        is_apart = y >= top - 1.5 or high <= bottom + 1.5
        inside = x >= left - 0.5 and end <= right + 0.5 and y >= bottom - 1 and high <= top + 1
        assert is_beside or is_apart or inside


def test_beside_a_code_there_is_no_link(paper):
    assert links(paper(link=LINK, qr_payload="BCD", qr_caption="Scan")) == []


def test_without_a_page_nothing_is_said_of_one(paper, page_texts):
    pdf = paper()
    assert links(pdf) == []
    assert "Pay online" not in "".join(page_texts(pdf))


def test_a_letter_that_nobody_signs_has_the_code_too_and_no_link(letter, ink):
    unsigned = tuple(part for part in letter.body if not isinstance(part, Closing))
    pay = replace(letter.how_to_pay, link=LINK, qr_payload="BCD", qr_caption="Scan")
    pdf = render_letter(replace(letter, body=unsigned, how_to_pay=pay))
    assert links(pdf) == []
    left, top, right, bottom = ink(pdf, CODE)
    assert (right - left, bottom - top) == pytest.approx((25.0, 25.0), abs=0.3)


def test_a_composed_paper_has_the_code_or_else_the_link(letter, ink):
    pay = replace(letter.how_to_pay, link=LINK, qr_payload="BCD", qr_caption="Scan")
    sheet = Composed(letter.letterhead, "Plan", (Text("x"),), how_to_pay=pay)
    assert links(render_composed(sheet)) == []
    assert ink(render_composed(sheet), CODE)
    without = replace(sheet, how_to_pay=replace(pay, qr_payload="", qr_caption=""))
    assert [address for _, _, address, _ in links(render_composed(without))] == [LINK]


def test_a_very_long_link_is_made_to_fit(paper):
    long = LINK + "&x=" + "y" * 140
    ((_, (left, _, right, _), address, _),) = links(paper(link=long))
    assert address == long
    assert (right - left) * MM < 172


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.found.append(dict(attributes)["href"])


def test_an_e_mail_has_the_link_in_both_forms(how_to_pay):
    content = MailContent("S", (replace(how_to_pay, link=LINK),))
    assert f"Pay online: {LINK}" in mail_text(content)
    reader = _Links()
    reader.feed(mail_html(content))
    assert reader.found == [LINK]
