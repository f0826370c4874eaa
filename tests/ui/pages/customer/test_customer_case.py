"""Credit asked for and decided, a debtor passed on, somebody looked for: on the card."""

import zipfile
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from collector_desktop.domain.placements import PlacementKind
from collector_desktop.domain.tracing import TraceResult, TraceSource
from collector_desktop.queries.contacts import history
from collector_desktop.queries.credit import credit_check
from collector_desktop.queries.credit_decisions import applications, decisions
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.placements import placements
from collector_desktop.queries.tracing import trace
from collector_desktop.services.dispute_work import attach_file
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.storage.models import Customer, Item
from collector_desktop.ui.dialogs.pass_on_form import Going, PlacementForm
from tests.conftest import TODAY
from tests.integration.papers import FONTS, words


@pytest.fixture
def case(page):
    return page.decide.case


def test_from_the_application_to_the_order_that_is_refused(page, case, bolt, qtbot):
    case.apply()
    case.dialog.asked.set_amount(50_000)
    case.dialog.years.setText("7")
    case.dialog.references.setText("Acme Ltd")
    case.dialog.save_button.click()
    assert case.dialog is None
    assert applications(bolt.id, TODAY)[0].asked_minor == 50_000
    qtbot.keyClick(page.tabs.items.grid, Qt.Key.Key_O, Qt.KeyboardModifier.ShiftModifier)
    form = case.dialog
    assert form.limit.amount() == 5_000
    form.limit.set_amount(20_000)
    form.review.setText("+90")
    form.reason.setText("good references")
    form.save_button.click()
    assert Customer.get_by_id(bolt.id).credit_limit_minor == 20_000
    [decided] = decisions(TODAY, bolt.id)
    assert decided.review_on == TODAY + timedelta(days=90)
    assert "over_limit" in credit_check(bolt.id, 20_000, TODAY).grounds


def test_without_a_reason_no_credit_is_decided(case, bolt):
    case.decide_credit()
    case.dialog.save_button.click()
    assert case.dialog._problem.text() == "Say what the decision rests on."
    assert decisions(TODAY, bolt.id) == ()


def test_who_is_declined_needs_no_limit(case, bolt):
    case.decide_credit()
    case.dialog.decision.setCurrentIndex(2)
    assert not case.dialog.limit.isEnabled()
    assert case.dialog.reason.placeholderText() == "kept in the history, not shown to them"
    case.dialog.conditions.setText("no accounts are filed yet")
    case.dialog.reason.setText("no accounts")
    case.dialog.save_button.click()
    assert Customer.get_by_id(bolt.id).credit_limit_minor == 0
    letter = words(letter_paper(bolt.id, "credit-declined", TODAY, FONTS))
    assert "at present: no accounts are filed yet." in letter


def test_a_debtor_is_passed_on_with_its_file(case, bolt, desk):
    case.pass_on()
    case.dialog.save_button.click()
    assert case.dialog._problem.text() == "Enter who it goes to."
    case.dialog.whom.setText("Recover & Co")
    case.dialog.save_button.click()
    [row] = placements(TODAY, bolt.id)
    assert (row.kind, row.placed_with) == (PlacementKind.AGENCY, "Recover & Co")
    written = sorted(path.suffix for path in desk.papers.iterdir())
    assert written == [".pdf", ".zip"]


def test_what_goes_is_said_and_what_stays_goes_too_if_wanted(case, bolt):
    """B-1 of £80.00 is late, B-2 of £30.00 is not, E-1 is in euros, £10.00 waits to be matched."""
    case.pass_on()
    form = case.dialog
    assert form.goes.text() == "£70.00 goes to them: 1 invoice, less £10.00 not allocated yet."
    stays = "Stays with us: €20.00 in another currency (E-1); £30.00 not overdue (B-2)."
    assert form.stays.text() == stays
    form.whole.click()
    assert form.goes.text() == "£100.00 goes to them: 2 invoices, less £10.00 not allocated yet."
    form.whom.setText("Recover & Co")
    form.save_button.click()
    [row] = placements(TODAY, bolt.id)
    assert row.sums.placed_minor == 100_00


def test_where_nothing_goes_no_sum_of_zero_is_said_to_go(qtbot, desk, bolt):
    form = PlacementForm(desk, customer_facts(bolt.id), Going(), None)
    qtbot.addWidget(form)
    assert form.goes.text() == "Nothing goes to them."


def test_evidence_is_ticked_for_a_solicitor_and_chosen_for_an_agency(case, bolt, desk, tmp_path):
    item = Item.get(Item.customer == bolt.id)
    dispute = raise_dispute(DisputeDraft(item.id, "DAMAGED", 100), TODAY).value
    (tmp_path / "R&D.txt").write_text("seen by others")
    attach_file(dispute, tmp_path / "R&D.txt", TODAY)
    case.pass_on()
    [box] = case.dialog.evidence.values()
    assert (box.text(), box.isChecked()) == (f"R&&D.txt ({item.number})", False)
    case.dialog.kind.setCurrentIndex(1)
    assert box.isChecked()
    case.dialog.kind.setCurrentIndex(0)
    case.dialog.whom.setText("Recover & Co")
    case.dialog.save_button.click()
    [archive] = desk.papers.glob("*.zip")
    assert not [name for name in zipfile.ZipFile(archive).namelist() if "evidence" in name]


def test_the_source_that_was_asked_is_ticked_off(case, bolt):
    case.search()
    form = case.dialog
    form.source.setCurrentIndex(list(TraceSource).index(TraceSource.NEIGHBOUR))
    assert "never name the debt" in form._hint.text()
    form.answer.setCurrentIndex(list(TraceResult).index(TraceResult.FOUND))
    form.note.setText("moved to Bristol")
    form.save_button.click()
    asked = {each.rule.source: each.result for each in trace(bolt.id, TODAY).sources}
    assert asked[TraceSource.NEIGHBOUR] is TraceResult.FOUND
    [note] = [row.note for row in history(bolt.id, TODAY) if row.kind == "note"]
    assert note == "Looked for them, Neighbours: found (moved to Bristol)"


def test_what_nobody_knew_is_called_nothing_found(case):
    case.search()
    assert case.dialog.answer.currentText() == "Nothing found"
    case.dialog.save_button.click()
    case.search()
    assert case.dialog.source.itemText(0) == "Company register (nothing found)"
    case.dialog.reject()


def test_the_search_goes_on_with_who_was_not_asked_yet(case, bolt):
    for wanted in list(TraceSource)[:2]:
        case.search()
        assert case.dialog.chosen() == (wanted, TraceResult.NOTHING)
        case.dialog.save_button.click()
        assert case.dialog is None
    case.search()
    assert case.dialog.chosen()[0] is list(TraceSource)[2]
    case.dialog.reject()
