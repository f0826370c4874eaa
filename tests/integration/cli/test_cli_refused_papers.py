"""Papers that are refused, as for a ledger that can only be looked at, leave no empty folder."""

from collector_desktop.domain.errors import RefusedError
from collector_desktop.services import paper_runs


def test_a_refused_paper_leaves_no_folder(shop, monkeypatch):
    def refuse(*_, **__):
        raise RefusedError("This ledger is open for viewing only.", "Copy it.")

    folder = shop.folder / "papers" / "of today"
    with monkeypatch.context() as viewing:
        viewing.setattr(paper_runs, "operation", refuse)
        said = shop.refuse(4, "statement", "ACME", "--out", folder, as_of="2026-12-04")
    assert "viewing only" in said
    assert not folder.parent.exists()
    assert shop.call("statement", "ACME", "--out", folder, as_of="2026-12-04").status == 0
    assert list(folder.iterdir())
