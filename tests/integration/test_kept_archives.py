"""An archive of kept files, written and brought in row by row: new, there already, or refused."""

import csv
import io
import zipfile
from datetime import date

import pytest

from collector_desktop.importers.copy_archive import COPIES, EVIDENCE, read_kept
from collector_desktop.queries.evidence import evidence_content
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.evidence_files import EvidenceRows
from collector_desktop.services.import_tally import Tally
from collector_desktop.services.kept_archives import write_kept
from collector_desktop.storage.models import DisputeFile
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.hostile_text import FORMULAS
from tests.integration.money import item

RUN = tuple("=+-@\t\r\n\x00\uff1d\uff0b")  # what a spreadsheet begins a formula with
FILES = {1: b"signed note", 2: b"photograph", 3: b"letter"}


@pytest.fixture
def dispute(acme):
    raise_dispute(DisputeDraft(item("INV-1").id, "PRICE", 50_00), TODAY)
    return ("ACME", "INV-1", "50.00", "GBP", "PRICE", TODAY.isoformat())


def bring(path):
    tally = Tally()
    with operation("test", "Bring files", TODAY):
        EvidenceRows(tally).take(read_kept(path, EVIDENCE).rows)
    return tally


def test_each_file_is_new_once_and_then_unchanged(dispute, tmp_path):
    told = (*dispute, "2026-11-20", "note.pdf", "application/pdf")
    path, count = write_kept(EVIDENCE, tmp_path / "a.zip", [(1, told), (2, told)], FILES.get)
    assert count == 2
    first, second = bring(path), bring(path)
    assert (first.created, first.unchanged) == (2, 0)
    assert (second.created, second.unchanged) == (0, 2)
    kept = DisputeFile.select().order_by(DisputeFile.id)
    assert [evidence_content(each.id) for each in kept] == [FILES[1], FILES[2]]
    assert {each.made_on for each in kept} == {date(2026, 11, 20)}


def test_one_that_cannot_come_in_keeps_back_no_other(dispute, tmp_path):
    told = (*dispute, "2026-11-20", "note.pdf", "application/pdf")
    stranger = ("ACME", "INV-9", *told[2:])
    undated = (*dispute, "yesterday", "note.pdf", "application/pdf")
    rows = [(1, stranger), (2, undated), (3, told)]
    path, _ = write_kept(EVIDENCE, tmp_path / "a.zip", rows, FILES.get)
    tally = bring(path)
    assert (tally.created, tally.unchanged) == (1, 0)
    assert [(each.row, each.column) for each in tally.problems] == [(2, "item"), (3, "part")]
    assert "INV-9" in tally.problems[0].reason


@pytest.mark.parametrize("of", [COPIES, EVIDENCE], ids=lambda of: of.list_name)
def test_no_cell_of_a_list_is_a_formula_and_each_comes_back(of, tmp_path):
    texts = [*FORMULAS, "'t Hart", "''", "'=1+1", ""]
    rows = [(at, (text,) * (len(of.columns) - 1)) for at, text in enumerate(texts)]
    path, _ = write_kept(of, tmp_path / "a.zip", rows, lambda _: b"x")
    listed = zipfile.ZipFile(path).read(of.list_name).decode("utf-8-sig")
    cells = list(csv.reader(io.StringIO(listed, newline="")))[1:]
    assert not [cell for line in cells for cell in line if cell[:1] in RUN]
    assert [row.texts[of.columns[-1]] for row in read_kept(path, of).rows] == texts


def test_without_a_file_there_is_no_archive(ledger, tmp_path):
    assert write_kept(EVIDENCE, tmp_path / "a.zip", [], FILES.get) is None
    assert not (tmp_path / "a.zip").exists()
