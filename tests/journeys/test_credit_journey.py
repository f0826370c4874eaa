"""Credit from the application to the refused order, and a debt from the call to the agency."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.escalation import Step
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.credit import credit_check
from collector_desktop.queries.escalation import next_steps
from collector_desktop.queries.placements import placements
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.imports import apply_import
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.papers import save_paper
from collector_desktop.services.placements import EntryKind, note_entry
from collector_desktop.services.reading import read_import_file
from collector_desktop.ui import navigation as nav
from tests.journeys.files import receipts, xero

BEXLEY = ("Bexley Joinery Ltd", "INV-10382", "18/09/2026", "18/10/2026", 2148.00, 0)


@pytest.fixture
def bexley(window, calendar, tmp_path):
    apply_import(read_import_file(xero(tmp_path / "x.csv", BEXLEY)), calendar.day)
    window.page(nav.TODAY).mark_stale()
    return worklist(calendar.day)[0]


def card_of(window, row):
    window.page(nav.TODAY).customer_asked.emit(row.customer_id, (row.customer_id,))
    return window.page(nav.CUSTOMER)


def take_step(page, step, reason):
    sheet = page.decide.dialog
    sheet.steps.go_to(step)
    sheet.reason.setText(reason)
    sheet.save_button.click()


def test_from_the_application_to_the_order_that_is_refused(window, calendar, bexley):
    page = card_of(window, bexley)
    page.decide.case.apply()
    form = page.decide.case.dialog
    form.asked.set_amount(500_000)
    form.references.setText("Kestrel Fabrications Ltd")
    form.save_button.click()
    page.decide.case.decide_credit()
    form = page.decide.case.dialog
    form.limit.set_amount(300_000)
    form.reason.setText("two references, half of what they ask for")
    form.save_button.click()
    assert "Decide on the credit of Bexley Joinery Ltd" in window.messages.text()
    day = date(2026, 10, 20)
    assert credit_check(bexley.customer_id, 85_200, day).answer == "yes"
    assert credit_check(bexley.customer_id, 85_201, day).answer == "no"


def test_from_a_promise_part_kept_to_the_agency_and_what_came_back(
    window, calendar, bexley, tmp_path
):
    who = bexley.customer_id
    promised = PromiseDraft(214_800, "GBP", calendar.day + timedelta(days=3))
    log_contact(ContactDraft(who, "call", "PTP", promise=promised), calendar.day)
    calendar.day += timedelta(days=2)
    paid = f"receipt,REC-1,{bexley.code},{calendar.day},,500.00,GBP,BACS,"
    apply_import(read_import_file(receipts(tmp_path / "r.csv", paid)), calendar.day)
    calendar.day += timedelta(days=30)
    window.tick()
    page = card_of(window, bexley)
    assert page._card.promises[0].status is PromiseStatus.PARTLY
    page.decide.ask(who)
    assert page.decide.dialog.step() is Step.STOP_SUPPLY
    take_step(page, Step.STOP_SUPPLY, "only a part came")
    letter = letter_paper(who, "letter-before-action", calendar.day, resource("fonts"))
    save_paper(letter, tmp_path, calendar.day)
    calendar.day += timedelta(days=20)
    window.tick()
    page = card_of(window, bexley)
    page.decide.case.pass_on()
    form = page.decide.case.dialog
    form.whom.setText("Recover & Co")
    form.save_button.click()
    note_entry(who, EntryKind.RECOVERED, 100_000, calendar.day)
    [row] = placements(calendar.day)
    assert (row.sums.placed_minor, row.sums.recovered_minor) == (164_800, 100_000)
    standing = {each.status for each in statuses(calendar.day)[who]}
    assert standing == {AccountStatus.ON_STOP, AccountStatus.AGENCY}
    assert [each.step for each in next_steps(who, calendar.day)] == [Step.STOP_SUPPLY]
    assert all(each.customer_id != who for each in worklist(calendar.day))
