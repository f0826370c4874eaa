"""A list with a status column: what it leaves out is said with numbers, and the user decides."""

import pytest

from collector_desktop.services.reading import known_layout
from collector_desktop.storage.models import ColumnMapping, Item
from collector_desktop.ui.widgets.import_draft import Step
from tests.ui.pages.imports.file_texts import match_all, texts, write

LIST = """Bill;Debtor;Raised;Pay by;Charged;Left;Stand
INV-1;Acme Ltd;13/09/2026;13/10/2026;120.00;120.00;Sent
INV-2;Brook & Sons;14/09/2026;14/10/2026;80.50;30.50;Draft
INV-3;Brook & Sons;14/09/2026;14/10/2026;90.00;90.00;Void
"""
FIELDS = ("number", "customer_name", "document_on", "due_on", "amount", "open", "status")


@pytest.fixture
def matched(page, tmp_path):
    page.start(str(write(tmp_path / "bills.csv", LIST)))
    match_all(page, FIELDS)
    return page


def offered(page):
    return [(box.text(), box.isChecked()) for box in page.match.statuses.boxes]


def test_drafts_and_voids_are_left_out_and_counted(matched):
    assert offered(matched) == [("Sent (1)", True), ("Draft (1)", False), ("Void (1)", False)]
    assert matched.match.statuses.isVisible()
    assert "1 row, 1 customer, £120.00" in texts(matched.match.preview)
    matched.choose_next()
    said = " ".join(texts(matched.check))
    assert "status 'Draft'" in said
    assert "status 'Void'" in said
    matched.choose_next()
    assert [item.number for item in Item.select()] == ["INV-1"]


def test_a_status_that_is_ticked_comes_in_and_that_is_kept_for_the_next_file(matched, tmp_path):
    boxes = matched.match.statuses.boxes
    boxes[1].click()
    assert offered(matched)[1] == ("Draft (1)", True)
    assert matched.match.statuses.boxes == boxes
    assert "2 rows, 2 customers, £150.50" in texts(matched.match.preview)
    matched.choose_next()
    matched.choose_next()
    assert known_layout(ColumnMapping.get().signature).mapping.statuses == {"Draft": True}
    matched.start(str(write(tmp_path / "later.csv", LIST.replace("INV-3", "INV-4"))))
    assert matched.step == Step.CHECK
    assert (matched.plan.counts.created, matched.plan.counts.unchanged) == (0, 2)


def test_without_a_status_column_nothing_is_asked(matched):
    matched.match.columns.set_field(6, "")
    assert not matched.match.statuses.isVisible()
    assert "3 rows, 2 customers, £240.50" in texts(matched.match.preview)


def test_only_the_first_statuses_have_a_box(page, tmp_path):
    head, first, *_ = LIST.splitlines()
    rows = [first.replace("INV-1", f"INV-{n}").replace("Sent", f"Stage {n}") for n in range(14)]
    page.start(str(write(tmp_path / "bills.csv", "\n".join((head, *rows, "")))))
    match_all(page, FIELDS)
    assert len(page.match.statuses.boxes) == 12
    assert any(text.startswith("and 2 others") for text in texts(page.match.statuses))
