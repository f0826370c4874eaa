"""An e-mail as HTML: one column of 560 pixels, inline styles, nothing fetched from elsewhere.

Every text and every area says its colour, so that no mail program puts its own light words on our
light boxes. Programs that know of dark schemes take ours for them, by the classes; others show the
light one. The dark colours are those of the desk.
"""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.documents.content import Closing, HowToPay, LetterColumns, LetterTable
from collector_desktop.documents.mail_content import MailContent, MailPart
from collector_desktop.documents.styles import GREY, INK, ROW_RULE, SOFT, WHITE
from collector_desktop.documents.wording import PaperWords, paper_words
from collector_desktop.domain.templates import Line, for_html, one_line

WIDTH = 560
_DARK = (
    "@media (prefers-color-scheme:dark){body,.sheet{background:#1B1E24!important}"
    ".ink,.ink a{color:#E9EBEF!important}.grey{color:#B0B7C3!important}"
    ".soft{background:#262A32!important}.rule{border-color:#3D434F!important}}"
)
_FONT = "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:22px"
_TEXT = f"margin:0 0 16px 0;{_FONT};color:{INK}"
_CELL = (
    f"padding:6px 8px 6px 0;border-bottom:1px solid {ROW_RULE};font-size:14px;color:{INK}"
    ";white-space:nowrap"
)
_HEAD = f"{_CELL};color:{GREY};font-weight:normal;text-align:left"


def mail_html(content: MailContent) -> str:
    """Return the e-mail as HTML; every text in it is escaped."""
    words = paper_words(content.language)
    parts = "\n".join(_part(part, words) for part in content.parts)
    small = f"{_TEXT};font-size:12px;color:{GREY}"
    footer = f'<p class="grey" style="{small}">{_safe(content.footer)}</p>'
    return (
        f'<!DOCTYPE html>\n<html lang="{for_html(content.language)}"><head>'
        '<meta charset="utf-8"><meta name="color-scheme" content="light dark">'
        f"<title>{_safe(content.subject)}</title><style>{_DARK}</style></head>"
        f'<body style="margin:0;padding:0;background:{WHITE}">'
        f'<table role="presentation" width="{WIDTH}" cellpadding="0" cellspacing="0" border="0"'
        f' class="sheet" style="width:100%;max-width:{WIDTH}px;background:{WHITE}"><tr>'
        f'<td class="ink" style="padding:16px;color:{INK};{_FONT}">\n'
        f"{parts}\n{footer if content.footer else ''}\n</td></tr></table></body></html>\n"
    )


def _part(part: MailPart, words: PaperWords) -> str:
    if isinstance(part, LetterTable):
        return _table(part, words)
    if isinstance(part, HowToPay):
        return _box(part, words)
    if isinstance(part, Closing):
        lines = [_safe(line) for line in part.lines]
        if len(lines) > 1:
            lines[1] = f"<strong>{lines[1]}</strong>"
        return f'<p class="ink" style="{_TEXT}">{"<br>".join(lines)}</p>'
    return f'<p class="ink" style="{_TEXT}">{"<br>".join(_line(line) for line in part.lines)}</p>'


def _line(line: Line) -> str:
    return "".join(
        f"<strong>{for_html(run.text)}</strong>" if run.is_strong else for_html(run.text)
        for run in line
    )


def _table(table: LetterTable, words: PaperWords) -> str:
    if not table.rows:
        return ""
    titles, figures_from = _titles(table.columns, words)
    head = "".join(
        f'<th scope="col" class="grey rule" style="{_HEAD}{_align(at, figures_from)}">'
        f"{_safe(title)}</th>"
        for at, title in enumerate(titles)
    )
    rows = "".join(f"<tr>{_cells(row.cells, figures_from)}</tr>" for row in table.rows)
    label, value = table.total
    total = (
        f'<tr><td colspan="{len(titles) - 1}" class="grey" style="padding:8px 8px 8px 0;'
        f'text-align:right;color:{GREY}">{_safe(label)}</td><td class="ink" '
        f'style="padding:8px 8px 8px 0;text-align:right;color:{INK};font-weight:bold;'
        f'white-space:nowrap">{_safe(value)}</td></tr>'
    )
    return (
        '<table width="100%" cellpadding="0" cellspacing="0" border="0"'
        f' style="margin:0 0 16px 0;border-collapse:collapse;{_FONT}">'
        f"<tr>{head}</tr>{rows}{total}</table>"
    )


def _titles(columns: LetterColumns, words: PaperWords) -> tuple[tuple[str, ...], int]:
    """Return the headings, and from which column on there are figures."""
    if columns is LetterColumns.ITEMS:
        return (words.invoice, words.date, words.due, words.days_late, words.outstanding), 3
    head = (words.invoice, words.date, words.due, words.amount, words.interest)
    if columns is LetterColumns.CLAIMS:
        return (*head, words.compensation), 3
    if columns is LetterColumns.INTEREST:
        return head, 3
    return (words.instalment, words.due, words.amount), 2


def _cells(cells: Sequence[str], figures_from: int) -> str:
    return "".join(
        f'<td class="ink rule" style="{_CELL}{_align(at, figures_from)}">{_safe(cell)}</td>'
        for at, cell in enumerate(cells)
    )


def _align(at: int, figures_from: int) -> str:
    return ";text-align:right" if at >= figures_from else ""


def _box(paid: HowToPay, words: PaperWords) -> str:
    pairs = ((words.pay_to, paid.pay_to), *paid.rows)
    cells = [(_safe(label), _safe(value)) for label, value in pairs]
    if paid.link:
        shown = _safe(paid.link.removeprefix("https://"))
        link = f'<a href="{_safe(paid.link)}" style="color:{INK}">{shown}</a>'
        cells.append((_safe(words.pay_online), link))
    rows = "".join(
        f'<tr><td class="grey" style="padding:3px 16px 3px 0;color:{GREY}">{label}</td>'
        f'<td class="ink" style="padding:3px 0;color:{INK};font-weight:bold">{value}</td></tr>'
        for label, value in cells
    )
    return (
        '<table cellpadding="0" cellspacing="0" border="0" width="100%"'
        f' class="soft" style="margin:0 0 16px 0;background:{SOFT};{_FONT};font-size:14px">'
        f'<tr><td style="padding:12px 16px"><table cellpadding="0" cellspacing="0" border="0">'
        f"{rows}</table></td></tr></table>"
    )


def _safe(text: str) -> str:
    return for_html(one_line(text))
