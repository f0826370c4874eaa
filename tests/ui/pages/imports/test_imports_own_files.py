"""Files of our own export at the desk: each is known by its headings and asks nothing."""

import csv

import pytest

from collector_desktop.importers.own_files import OWN_FILES
from collector_desktop.services.exports import export_native
from collector_desktop.services.history import undo_last
from collector_desktop.storage.models import EarlierChange, FxRate
from collector_desktop.ui.widgets.import_draft import Step
from tests.conftest import TODAY

KINDS = sorted(OWN_FILES)


@pytest.mark.parametrize(
    ("kind", "format_"),
    [*((kind, "csv") for kind in KINDS[::3]), ("contacts", "xlsx"), ("promises", "xlsx")],
    ids=str,
)
def test_a_file_of_an_export_is_known_at_the_desk(page, tmp_path, kind, format_):
    export_native(tmp_path / "out", TODAY, format_)
    page.start(str(tmp_path / "out" / f"{kind}.{format_}"))
    assert page.step == Step.CHECK
    assert not page.failures


def test_rates_come_in_and_are_taken_back_by_one_undo(page, tmp_path):
    path = tmp_path / "rates.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [("Currency", "Date", "Rate"), ("EUR", "2026-11-01", "0.85"), ("EUR", "never", "1")]
        )
    page.start(str(path))
    assert (page.plan.counts.created, page.plan.counts.rejected) == (1, 1)
    page.choose_next()
    assert page.step == Step.IMPORT
    assert FxRate.select().count() == 1
    undo_last(TODAY)
    assert (FxRate.select().count(), EarlierChange.select().count()) == (0, 0)
    assert not page.failures
