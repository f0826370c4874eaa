"""The body of an e-mail as HTML made of nothing but escaped text, and HTML as plain text."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"></head>'
    '<body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:15px;'
    'line-height:1.5;color:#15191F">{paragraphs}</body></html>'
)
PARAGRAPH = '<p style="margin:0 0 14px 0">{lines}</p>'
LONGEST_TEXT = 100_000
_BLANKS = re.compile(r"[^\S\n]+")
_GAPS = re.compile(r"\n\s*\n+")
_BLOCKS = frozenset(
    ("p", "div", "br", "tr", "li", "table", "blockquote", "h1", "h2", "h3", "h4", "hr", "pre")
)
_UNREAD = frozenset(("script", "style", "head", "title", "template", "svg", "object"))


def html_of(text: str) -> str:
    """Return a text as paragraphs; nothing in it is taken for markup, nothing is fetched."""
    blocks = re.split(r"\n[^\S\n]*\n+", "\n".join(text.strip().splitlines()))
    paragraphs = (
        PARAGRAPH.format(lines="<br>".join(escape(line) for line in block.split("\n")))
        for block in blocks
    )
    return PAGE.format(paragraphs="".join(paragraphs))


def text_of_html(html: str) -> str:
    """Return what a person would read of HTML; scripts, styles, pictures and links are left out."""
    reader = _Words()
    reader.feed(html[: 10 * LONGEST_TEXT])
    reader.close()
    words = _BLANKS.sub(" ", "".join(reader.words))
    lines = "\n".join(line.strip() for line in words.split("\n"))
    return _GAPS.sub("\n\n", lines).strip()[:LONGEST_TEXT]


class _Words(HTMLParser):
    """Collects the text between tags, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or skip what is no text."""
        if tag in _UNREAD:
            self._unread.append(tag)
        elif tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or what was skipped."""
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        elif tag in {"p", "div", "table", "blockquote"}:
            self.words.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Keep words; a line break in HTML is a blank."""
        if not self._unread:
            self.words.append(" ".join(data.splitlines()) if data.strip() else " ")
