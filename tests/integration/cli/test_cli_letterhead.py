"""letterhead: take a PDF, describe it, remove it."""

from tests.integration.test_own_letterhead import sheet_of_paper


def test_a_letterhead_is_taken_described_and_removed(shop, tmp_path):
    assert shop.ask("letterhead") == {"letterhead": False, "bytes": 0, "pdf_a": None}
    shop.ask("letterhead", str(sheet_of_paper(tmp_path / "mill.pdf")))
    told = shop.ask("letterhead")
    assert told["letterhead"]
    assert told["bytes"] > 500
    assert told["pdf_a"] is None
    said = shop.call("letterhead").out
    assert "claim no PDF/A, because its font Times-Roman is not in the file" in said
    shop.ask("letterhead", "--remove")
    assert not shop.ask("letterhead")["letterhead"]


def test_what_is_no_letterhead_is_refused(shop, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("no PDF")
    answer = shop.call("letterhead", str(path), "--json")
    assert answer.status == 4
    assert "is not a PDF" in answer.err
