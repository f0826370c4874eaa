"""The exports of accounting programs at the desk: no question, and every kind of line said."""

import pytest

from collector_desktop.ui.widgets.import_draft import Step
from tests.ui.pages.imports.file_texts import texts
from tests.unit.importers.exports import FOREIGN, export_of


@pytest.mark.parametrize("profile", FOREIGN, ids=lambda profile: profile.name)
def test_a_known_export_asks_nothing_and_comes_in(page, profile):
    page.start(str(export_of(profile.name)))
    assert page.step == Step.CHECK
    assert not page.failures
    page.choose_next()
    assert page.step == Step.IMPORT
    assert not page.failures


def test_the_check_says_how_many_lines_of_each_kind_there_are(page):
    page.start(str(export_of("qbd-open-invoices")))
    shown = " ".join(texts(page))
    assert "10 lines: 1 header, 2 group headings, 4 rows, 2 subtotals, 1 total" in shown
    assert "3 totals in the file agree with the rows." in shown


def test_a_list_of_customers_without_header_is_known_at_the_desk(page):
    page.start(str(export_of("sage50-customers-without-header")))
    assert page.step == Step.CHECK
    assert page.plan.counts.created == 2
