"""The body of an e-mail as HTML made of nothing but escaped text, and HTML as plain text."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# It says no colours: words and ground are those of whoever reads, light or dark.
PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8">'
    '<meta name="color-scheme" content="light dark"></head>'
    '<body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:15px;'
    'line-height:1.5">{paragraphs}</body></html>'
)
PARAGRAPH = '<p style="margin:0 0 14px 0">{lines}</p>'
LONGEST_TEXT = 100_000
_BLANKS = re.compile(r"[^\S\n]+")
_GAPS = re.compile(r"\n\s*\n+")
_BLOCKS = frozenset(
    ("p", "div", "br", "tr", "li", "table", "blockquote", "h1", "h2", "h3", "h4", "hr", "pre")
)
_PARAGRAPHS = frozenset(("p", "div", "table", "blockquote"))
_UNREAD = frozenset(("script", "style", "head", "title", "template", "svg", "object"))
_CODE = {tag: re.compile(f"</{tag}", re.IGNORECASE | re.ASCII) for tag in ("script", "style")}
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]{0,99})")
_VALUE = re.compile(r"=\s*([\"'])")
_OTHERS = ("<!", "<?", "</")
_VAST = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")


def html_of(text: str) -> str:
    """Return a text as paragraphs; nothing in it is taken for markup, nothing is fetched."""
    blocks = re.split(r"\n[^\S\n]*\n+", "\n".join(text.strip().splitlines()))
    paragraphs = (
        PARAGRAPH.format(lines="<br>".join(escape(line) for line in block.split("\n")))
        for block in blocks
    )
    return PAGE.format(paragraphs="".join(paragraphs))


def text_of_html(html: str) -> str:
    """Return what a person would read of HTML; scripts, styles, pictures and links are left out.

    It takes time by the length, whatever is left open in it: the library's own parser does not.
    """
    words = _BLANKS.sub(" ", "".join(_Words(html[: 10 * LONGEST_TEXT]).read()))
    lines = "\n".join(line.strip() for line in words.split("\n"))
    return _GAPS.sub("\n\n", lines).strip()[:LONGEST_TEXT]


class _Words:
    """Collects the text between tags, a line for each block.

    What is never closed is text, so that no answer is lost to a slip of whoever made the HTML.
    """

    def __init__(self, html: str) -> None:
        self._html = html
        self._last = {end: html.rfind(end) for end in ("-->", ">", '"', "'")}
        self._has_pairs = True
        self._unread: list[str] = []

    def read(self) -> Iterator[str]:
        """Yield words, blanks and line breaks."""
        html, at = self._html, 0
        while at < len(html):
            begins = html.find("<", at)
            if begins > at or begins < 0:
                yield self._data(html[at : begins if begins >= 0 else len(html)])
            if begins < 0:
                return
            tag = _TAG.match(html, begins)
            ends = self._end_of_comment(begins) if tag is None else self._end_of_tag(tag.end())
            if ends < 0:
                at = begins + 1
                yield self._data("<")
                continue
            at = ends
            if tag is not None:
                is_whole = html.startswith("/>", ends - 2)  # as XHTML has it: `<style/>`
                yield self._block(tag["name"].lower(), is_end=bool(tag["end"]), is_whole=is_whole)
                at = self._after_code(tag["name"].lower(), at)

    def _end(self, mark: str, at: int) -> int:
        """Return where the next mark ends; below 0, without a search, where none follows."""
        return self._html.index(mark, at) + len(mark) if at <= self._last[mark] else -1

    def _end_of_comment(self, begins: int) -> int:
        if self._html.startswith("<!--", begins):
            return self._end("-->", begins + 2)  # `<!-->` is a whole one
        return self._end(">", begins) if self._html.startswith(_OTHERS, begins) else -1

    def _end_of_tag(self, at: int) -> int:
        """Return where a tag ends; a sign `>` within a value in quotation marks ends none.

        Where such values led to the end of all, the marks are no pairs, and later tags heed none:
        else each of them would be followed to the end again.
        """
        first = nearest = self._end(">", at)
        while self._has_pairs and (value := _VALUE.search(self._html, at, max(first, at))):
            at = self._end(value[1], value.end())
            if at < 0:
                return first
            first = self._end(">", at)
            self._has_pairs = first >= 0
        return first if self._has_pairs else nearest

    def _after_code(self, tag: str, at: int) -> int:
        """Return where a script or style ends, in which no other tag is one."""
        if tag not in _CODE or tag not in self._unread:
            return at
        closed = _CODE[tag].search(self._html, at)
        return closed.start() if closed else len(self._html)

    def _block(self, tag: str, *, is_end: bool, is_whole: bool) -> str:
        """Begin or end a line, or what is skipped; the end of a head may be left out."""
        if is_end and tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        elif is_end:
            return "\n\n" if tag in _PARAGRAPHS else ""
        elif tag in _UNREAD:
            self._unread += [] if tag in self._unread or is_whole else [tag]
        elif tag in _BLOCKS or tag == "body":
            self._unread = [each for each in self._unread if each != "head"]
            return "\n"
        return ""

    def _data(self, data: str) -> str:
        """Return words; a line break in HTML is a blank."""
        if self._unread:
            return ""
        words = unescape(_VAST.sub("\N{REPLACEMENT CHARACTER}", data))
        return " ".join(words.splitlines()) if words.strip() else " "
