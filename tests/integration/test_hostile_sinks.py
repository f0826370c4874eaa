"""Every hostile text through every place where data leaves: kept as text, obeyed by nothing."""

import csv
import io
import logging
from dataclasses import replace
from functools import partial
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader
from reportlab.platypus import Paragraph, SimpleDocTemplate

from collector_desktop.cli.tables import harmless
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain.errors import CollectorError
from collector_desktop.exporters.csv_table import csv_bytes
from collector_desktop.exporters.names import safe_name
from collector_desktop.exporters.table import ColumnKind, Table
from collector_desktop.exporters.xlsx_table import xlsx_bytes
from collector_desktop.integrations.logs import PrivateFormatter
from collector_desktop.integrations.mail.build import build_mail
from collector_desktop.queries.search import search
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.hostile_text import CORPUS, FORMULAS, HEADERS, MARKUP, PATHS, TERMINAL
from tests.unit.documents.conftest import *  # noqa: F403 - its papers
from tests.unit.integrations.mail.mime import head_and_body
from tests.unit.integrations.mail.test_build import AT, FACTS, HEAD, REF

EVERY = pytest.mark.parametrize("text", CORPUS, ids=lambda text: ascii(text)[:40])


def test_there_are_enough_of_them_and_none_twice():
    assert len(CORPUS) == len(set(CORPUS)) >= 60


def one_plain_cell(write, text):
    """Ask of a table as CSV that a text is one cell in it, and no formula."""
    table = Table("T", (("Name", ColumnKind.TEXT), ("Next", ColumnKind.TEXT)), [(text, "end")])
    rows = list(csv.reader(io.StringIO(write(table).decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert rows[1][1] == "end"
    assert rows[1][0][:1] not in tuple("=+-@\t\r\x00\uff1d\uff0b")


def one_cell_of_text(write, text):
    """Ask of a workbook that a text is text in it."""
    table = Table("T", (("Name", ColumnKind.TEXT),), [(text,)])
    sheet = openpyxl.load_workbook(BytesIO(write(table))).active
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].hyperlink is None


def one_name(named, text, folder):
    """Ask of what makes file names that it makes one, in its folder."""
    name = named(text)
    assert "/" not in name
    assert len(name.encode()) <= 80
    assert name.isprintable()
    (folder / f"{name}.pdf").write_bytes(b"x")
    assert [path.parent for path in folder.iterdir()] == [folder]


def one_recipient(build, where, text):
    """Ask of an e-mail that it has the lines of its head, in their order, and one recipient."""
    head, _ = head_and_body(build(replace(FACTS, **{where: text}), REF, AT))
    names = [name for name, _ in head]
    assert names[: len(HEAD)] == [name for name, _ in HEAD]
    assert "Bcc" not in names
    assert not any(break_ in value for _, value in head for break_ in "\r\n")
    assert next(value for name, value in head if name == "To").count("@") <= 1 + text.count("@")


def one_line(said, text):
    """Ask of what says a text in a line that no sign in it is a command."""
    assert all(sign.isprintable() or sign == "\n" for sign in said(text))


def logged(formatter, text):
    record = logging.LogRecord("n", logging.ERROR, "p", 1, "Refused %s", (text,), None)
    return formatter.format(record)


@EVERY
def test_a_csv_cell_is_one_cell_and_no_formula(text):
    one_plain_cell(csv_bytes, text)


@EVERY
def test_a_workbook_cell_is_text(text):
    one_cell_of_text(xlsx_bytes, text)


@EVERY
def test_a_file_name_stays_in_its_folder(text, tmp_path):
    one_name(safe_name, text, tmp_path)


@EVERY
@pytest.mark.parametrize("where", ["subject", "to_name", "from_name", "text"])
def test_an_e_mail_has_the_lines_of_its_head_and_one_recipient(text, where):
    one_recipient(build_mail, where, text)


@EVERY
def test_a_terminal_and_a_log_get_one_line_without_commands(text):
    one_line(harmless, text)
    one_line(partial(logged, PrivateFormatter("%(message)s")), text)
    assert harmless(text).isprintable()


@EVERY
def test_an_error_that_quotes_it_is_one_line(text):
    assert str(CollectorError(f"Nobody is called {text}.")).isprintable()


@EVERY
def test_a_search_for_it_finds_it_or_nothing_and_never_fails(ledger, text):
    with operation("test", "Add", TODAY):
        Customer.create(code="X", name=text, currency="GBP")
        Customer.create(code="Y", name="Somebody", currency="GBP")
    search(text)
    assert Customer.select().count() == 2


def printed_as_text(draw, lines, page_texts):
    """Ask of a paper that texts are printed in it letter by letter, and link nowhere."""
    pdf = draw(lines)
    printed = "".join(page_texts(pdf)).replace("\n", "").replace(" ", "")
    for text in lines:
        assert text.replace(" ", "") in printed
    assert all("/Annots" not in page for page in PdfReader(BytesIO(pdf)).pages)


def test_a_statement_prints_them_all_as_text_and_links_nowhere(statement, page_texts):
    def draw(lines):
        return render_statement(replace(statement, address_lines=lines, customer=lines[0]))

    shown = [text for text in CORPUS if text not in TERMINAL and text.isascii()]
    shown = [text for text in shown if text.isprintable() and len(text) < 60]
    for begin in range(0, len(shown), 5):
        printed_as_text(draw, tuple(shown[begin : begin + 5]), page_texts)


@EVERY
def test_any_of_them_makes_a_paper(statement, text):
    section = statement.sections[0]
    line = replace(section.lines[0], number=text, reference=text)
    odd = replace(
        statement, customer=text, address_lines=(text,), sections=(replace(section, lines=(line,)),)
    )
    assert render_statement(odd).startswith(b"%PDF")


def careless_csv(table):
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([[title for title, _ in table.columns], *table.rows])
    return stream.getvalue().encode()


def careless_workbook(table):
    book, content = openpyxl.Workbook(), BytesIO()
    for row in ([title for title, _ in table.columns], *table.rows):
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def careless_mail(facts, ref, at):
    values = [value for _, value in HEAD]
    values[:3] = f"{facts.from_name} <a@x.example>", f"{facts.to_name} <b@x.example>", facts.subject
    head = "".join(f"{name}: {said}\r\n" for (name, _), said in zip(HEAD, values, strict=True))
    return f"{head}\r\n{facts.text}".encode("ascii", "replace")


def careless_paper(lines):
    content = BytesIO()
    SimpleDocTemplate(content).build([Paragraph(line) for line in lines])
    return content.getvalue()


def caught(ask, texts):
    """Return how many of the texts were found to do harm."""
    found = 0
    for text in texts:
        try:
            ask(text)
        except Exception:  # noqa: BLE001 - a sink that falls over a text is found as well
            found += 1
    return found


def test_each_harness_finds_what_writes_texts_as_they_are(tmp_path, page_texts):
    raw = logging.Formatter("%(message)s")
    assert caught(partial(one_plain_cell, careless_csv), FORMULAS) >= 8
    assert caught(partial(one_cell_of_text, careless_workbook), FORMULAS) >= 4
    assert caught(lambda text: one_name(str, text, tmp_path), PATHS) >= 4
    assert caught(partial(one_recipient, careless_mail, "subject"), HEADERS) >= 5
    assert caught(partial(one_recipient, careless_mail, "to_name"), HEADERS) >= 5
    assert caught(partial(one_line, str), TERMINAL) >= 6
    assert caught(partial(one_line, partial(logged, raw)), TERMINAL) >= 6
    assert caught(lambda text: printed_as_text(careless_paper, (text,), page_texts), MARKUP) >= 10
