"""Every hostile text through every place where data leaves: kept as text, obeyed by nothing."""

import csv
import io
import logging
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

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
from tests.hostile_text import CORPUS, TERMINAL
from tests.unit.documents.conftest import *  # noqa: F403 - its papers
from tests.unit.integrations.mail.mime import head_and_body
from tests.unit.integrations.mail.test_build import AT, FACTS, HEAD, REF

EVERY = pytest.mark.parametrize("text", CORPUS, ids=lambda text: ascii(text)[:40])


def test_there_are_enough_of_them_and_none_twice():
    assert len(CORPUS) == len(set(CORPUS)) >= 60


@EVERY
def test_a_csv_cell_is_one_cell_and_no_formula(text):
    table = Table("T", (("Name", ColumnKind.TEXT), ("Next", ColumnKind.TEXT)), [(text, "end")])
    rows = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert rows[1][1] == "end"
    assert rows[1][0][:1] not in tuple("=+-@\t\r\x00\uff1d\uff0b")


@EVERY
def test_a_workbook_cell_is_text(text):
    table = Table("T", (("Name", ColumnKind.TEXT),), [(text,)])
    sheet = openpyxl.load_workbook(BytesIO(xlsx_bytes(table))).active
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].hyperlink is None


@EVERY
def test_a_file_name_stays_in_its_folder(text, tmp_path):
    name = safe_name(text)
    (tmp_path / f"{name}.pdf").write_bytes(b"x")
    assert [path.parent for path in tmp_path.iterdir()] == [tmp_path]
    assert len(name.encode()) <= 80
    assert name.isprintable()


@EVERY
@pytest.mark.parametrize("where", ["subject", "to_name", "from_name", "text"])
def test_an_e_mail_has_the_lines_of_its_head_and_one_recipient(text, where):
    raw = build_mail(replace(FACTS, **{where: text}), REF, AT)
    head, _ = head_and_body(raw)
    names = [name for name, _ in head]
    assert names[: len(HEAD)] == [name for name, _ in HEAD]
    assert "Bcc" not in names
    assert next(value for name, value in head if name == "To").count("@") <= 1 + text.count("@")


@EVERY
def test_a_terminal_and_a_log_get_one_line_without_commands(text):
    record = logging.LogRecord("n", logging.ERROR, "p", 1, "Refused %s", (text,), None)
    for line in (harmless(text), PrivateFormatter("%(message)s").format(record)):
        assert all(character.isprintable() or character == "\n" for character in line)
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


def test_a_statement_prints_them_all_as_text_and_links_nowhere(statement, page_texts):
    shown = [text for text in CORPUS if text not in TERMINAL and text.isascii()]
    shown = [text for text in shown if text.isprintable() and len(text) < 60]
    for begin in range(0, len(shown), 5):
        lines = tuple(shown[begin : begin + 5])
        pdf = render_statement(replace(statement, address_lines=lines, customer=lines[0]))
        printed = "".join(page_texts(pdf)).replace("\n", "").replace(" ", "")
        for text in lines:
            assert text.replace(" ", "") in printed
        assert all("/Annots" not in page for page in PdfReader(BytesIO(pdf)).pages)


@EVERY
def test_any_of_them_makes_a_paper(statement, text):
    section = statement.sections[0]
    line = replace(section.lines[0], number=text, reference=text)
    odd = replace(
        statement, customer=text, address_lines=(text,), sections=(replace(section, lines=(line,)),)
    )
    assert render_statement(odd).startswith(b"%PDF")
