"""E-mails can be read on light and on dark: every word stands out from what it is written on."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from collector_desktop.documents.mail_content import MailContent
from collector_desktop.documents.mail_html import mail_html
from collector_desktop.integrations.mail.html import html_of

LEAST = 4.5  # WCAG 2.2, 1.4.3
LINK = "https://pay.vale.example/now?ref=OAKEN01"
# Its ground and ink where a mail says none; `deaf` is a dark program that knows of no schemes.
CLIENTS_OWN = {
    "light": ("#FFFFFF", "#000000"),
    "dark": ("#000000", "#FFFFFF"),
    "deaf": ("#000000", "#FFFFFF"),
}


def light_of(colour):
    """Return the relative luminance of `#RRGGBB` by WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    lighter, darker = sorted((light_of(one), light_of(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class Seen(HTMLParser):
    """Reads a mail as a program does that wears a scheme; `words` are text, colour, ground."""

    def __init__(self, scheme):
        super().__init__()
        self.scheme, self.words, self.rules = scheme, [], {}
        ground, ink = CLIENTS_OWN[scheme]
        self._worn = [("", ink, ground)]

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag in {"meta", "br"}:
            return
        _, ink, ground = self._worn[-1]
        style = dict(
            part.split(":", 1) for part in (found.get("style") or "").split(";") if ":" in part
        )
        ink, ground = style.get("color", ink), style.get("background", ground)
        if self.scheme == "dark":
            for name in (tag, *(f".{each}" for each in (found.get("class") or "").split())):
                rule = self.rules.get(name, {})
                ink, ground = rule.get("color", ink), rule.get("background", ground)
            parent = self.rules.get(".ink a", {})
            ink = parent.get("color", ink) if tag == "a" else ink
        self._worn.append((tag, ink, ground))

    def handle_endtag(self, tag):
        assert self._worn.pop()[0] == tag

    def handle_data(self, data):
        tag, ink, ground = self._worn[-1]
        if tag == "style":
            for names, body in re.findall(r"([^{}]+)\{([^{}]+)\}", data.split("{", 1)[1]):
                values = dict(part.split(":", 1) for part in body.split(";"))
                clean = {key: value.removesuffix("!important") for key, value in values.items()}
                for name in names.split(","):
                    self.rules.setdefault(name.strip(), {}).update(clean)
        elif tag != "title" and data.strip():
            self.words.append((data.strip(), ink, ground))


@pytest.fixture
def mail(letter):
    """A mail with paragraphs, a table, the box with a link, who signs, and a footer."""
    parts = (*letter.body, replace(letter.how_to_pay, link=LINK))
    return mail_html(MailContent("A subject", parts, "en-GB", "Registered in England"))


@pytest.mark.parametrize("scheme", CLIENTS_OWN)
def test_every_word_of_a_mail_stands_out_from_its_ground(mail, scheme):
    seen = Seen(scheme)
    seen.feed(mail)
    said = " ".join(words for words, _, _ in seen.words)
    for words in ("Registered in England", "Sort code", "pay.vale.example", "Outstanding"):
        assert words in said
    faint = [each for each in seen.words if contrast(*each[1:]) < LEAST]
    assert faint == []
    assert len({ground for _, _, ground in seen.words}) == 2  # the sheet and the box


def test_a_mail_is_dark_where_its_reader_is(mail):
    seen = Seen("dark")
    seen.feed(mail)
    assert all(light_of(ground) < 0.05 for _, _, ground in seen.words)


def test_a_mail_of_plain_words_leaves_all_colours_to_its_reader():
    html = html_of("Dear Dawn\n\nPlease pay.")
    assert "background" not in html
    assert ";color:" not in html
    assert 'name="color-scheme" content="light dark"' in html


def test_a_mail_fetches_nothing(mail):
    assert "url(" not in mail
    assert "@import" not in mail
    assert "src=" not in mail
    assert re.findall(r'href="([^"]*)"', mail) == [LINK]
