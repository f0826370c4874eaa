"""How disputes are worked: owner, steps, notes, evidence, reports, credits for the books."""

import csv
from datetime import date, timedelta

import pytest

from collector_desktop.domain.dispute_cases import WaitingFor
from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.errors import OutsideWorldError, RefusedError
from collector_desktop.queries.dispute_cases import by_age, by_group, by_reason, case_view, cases
from collector_desktop.services.corrections import Layout, write_corrections
from collector_desktop.services.dispute_work import (
    LARGEST_FILE,
    CaseDraft,
    attach_file,
    change_case,
    note_dispute,
    save_evidence,
    tick_step,
)
from collector_desktop.services.disputes import (
    Decision,
    DisputeDraft,
    raise_dispute,
    resolve_dispute,
)
from collector_desktop.services.history import redo_last, undo_last
from tests.conftest import TODAY
from tests.integration.money import invoice, item

LATER = TODAY + timedelta(days=10)


def dispute(number="INV-1", minor=21_00, reason="SHORT", day=TODAY, **more):
    draft = DisputeDraft(item(number).id, reason, minor, **more)
    return raise_dispute(draft, day).value


@pytest.fixture
def case(acme):
    return dispute(note="2 cases of 40 missing", raised_by="Hannah")


def test_a_new_dispute_has_an_owner_and_steps(case):
    view = case_view(case, TODAY)
    assert (view.case.owner, view.case.waiting_for, view.case.raised_by) == (
        "dispatch",
        WaitingFor.US,
        "Hannah",
    )
    assert (view.case.dispute.disputed_minor, view.case.open_minor) == (21_00, 120_00)
    assert view.steps[0].name == "Pass to dispatch"
    assert not view.steps[0].is_late(TODAY)
    assert view.steps[0].is_late(LATER)


def test_the_owner_and_whose_move_it_is_can_change(case):
    change_case(CaseDraft(case, owner="Tom"), TODAY)
    change_case(CaseDraft(case, waiting_for=WaitingFor.CUSTOMER), TODAY)
    row = cases(TODAY)[0]
    assert (row.owner, row.waiting_for) == ("Tom", WaitingFor.CUSTOMER)
    assert change_case(CaseDraft(case, owner="Tom"), TODAY).operation_id is None


def test_a_step_is_done_on_its_day_and_may_be_undone(case):
    step = case_view(case, TODAY).steps[0]
    tick_step(step.step_id, LATER)
    assert case_view(case, LATER).steps[0].done_on == LATER
    assert case_view(case, TODAY).steps[0].done_on is None
    tick_step(step.step_id, LATER, done=False)
    assert case_view(case, LATER).steps[0].done_on is None


def test_what_was_said_stands_in_its_order(case):
    note_dispute(case, "Looked at the note", TODAY, "Tom")
    note_dispute(case, " Driver agrees ", LATER, "Tom")
    assert [note.text for note in case_view(case, LATER).notes] == [
        "Looked at the note",
        "Driver agrees",
    ]
    assert len(case_view(case, TODAY).notes) == 1
    with pytest.raises(RefusedError, match="empty"):
        note_dispute(case, "  ", TODAY)


def test_a_file_is_kept_once_under_a_safe_name_and_comes_out_whole(case, tmp_path):
    photo = tmp_path / "aux.JPG"
    photo.write_bytes(b"\xff\xd8photo")
    first = attach_file(case, photo, TODAY).value
    assert attach_file(case, photo, TODAY).operation_id is None
    [kept] = case_view(case, TODAY).files
    assert (kept.file_name, kept.size) == ("_aux.jpg", 7)
    out = save_evidence(first, tmp_path / "out")
    assert out.read_bytes() == photo.read_bytes()
    assert save_evidence(first, tmp_path / "out") == out


def test_what_is_no_evidence_is_refused(case, tmp_path):
    empty = tmp_path / "empty.pdf"
    empty.touch()
    with pytest.raises(RefusedError, match="empty or larger than 10 MB"):
        attach_file(case, empty, TODAY)
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(RefusedError, match="empty or larger"):
        attach_file(case, large, TODAY)
    with pytest.raises(OutsideWorldError, match="cannot be read"):
        attach_file(case, tmp_path / "none.pdf", TODAY)
    with pytest.raises(RefusedError, match="no longer kept"):
        save_evidence(99, tmp_path)
    for work in (
        lambda: change_case(CaseDraft(99, owner="x"), TODAY),
        lambda: note_dispute(99, "x", TODAY),
        lambda: attach_file(99, large, TODAY),
    ):
        with pytest.raises(RefusedError, match="no dispute 99"):
            work()
    with pytest.raises(RefusedError, match="no step 99"):
        tick_step(99, TODAY)


@pytest.mark.parametrize("what", ["raise", "change", "note", "step", "file", "resolve"])
def test_everything_is_undone_and_done_again(acme, snapshot, tmp_path, what):
    case = None if what == "raise" else dispute()
    photo = tmp_path / "a.png"
    photo.write_bytes(b"\x89PNG\x00\xff")
    decision = Decision(case or 1, DisputeStatus.ACCEPTED, None, "counted", "our delivery")
    work = {
        "raise": dispute,
        "change": lambda: change_case(CaseDraft(case, owner="Tom"), TODAY),
        "note": lambda: note_dispute(case, "x", TODAY),
        "step": lambda: tick_step(case_view(case, TODAY).steps[0].step_id, TODAY),
        "file": lambda: attach_file(case, photo, TODAY),
        "resolve": lambda: resolve_dispute(decision, TODAY),
    }[what]
    before = snapshot()
    work()
    after = snapshot()
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    assert snapshot() == after


def test_what_is_known_at_the_end_stays_with_the_case(case):
    decision = Decision(case, DisputeStatus.PART, 10_00, "one case found", "our delivery", "SC-77")
    resolve_dispute(decision, LATER)
    row = cases(LATER)[0]
    assert (row.outcome_note, row.root_cause, row.credit_number) == (
        "one case found",
        "our delivery",
        "SC-77",
    )
    assert (row.is_open, row.days_open(LATER + timedelta(days=5))) == (False, 10)


def test_reports_add_up_to_the_disputes(acme):
    invoice(acme, "INV-2", 50_00)
    dispute(minor=21_00)
    dispute(minor=9_00, reason="POD", day=LATER)
    resolved = dispute("INV-2", 40_00, "PRICE")
    resolve_dispute(Decision(resolved, DisputeStatus.ACCEPTED), TODAY)
    reasons = {row.name: row for row in by_reason(LATER)}
    assert [row.name for row in by_reason(LATER)] == ["PRICE", "SHORT", "POD"]
    assert (reasons["PRICE"].credited_minor, reasons["PRICE"].open_count) == (40_00, 0)
    groups = {row.name: (row.count, row.raised_minor) for row in by_group(LATER)}
    assert groups == {"Pricing": (1, 40_00), "Quantity and delivery": (2, 30_00)}
    ages = [(row.name, row.open_minor, row.mean_days) for row in by_age(LATER)]
    assert ages == [("0-7", 9_00, 0), ("8-14", 21_00, 10)]
    whole = sum(row.dispute.disputed_minor for row in cases(LATER))
    assert sum(row.open_minor for row in by_reason(LATER)) == whole


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("layout", "wanted"),
    [
        (Layout.PLAIN, {"customer": "ACME", "amount": "21.00", "invoice": "INV-1"}),
        (
            Layout.SAGE,
            {"Type": "SC", "Account Reference": "ACME", "Net Amount": "21.00"}
            | {"Date": "04/12/2026", "Details": "INV-1: short delivery"},
        ),
        (
            Layout.XERO,
            {"*ContactName": "Acme Ltd", "*UnitAmount": "-21.00", "Reference": "INV-1"}
            | {"*InvoiceDate": "04/12/2026", "Currency": "GBP"},
        ),
        (
            Layout.QUICKBOOKS,
            {"*Customer": "Acme Ltd", "*CreditNoteDate": "04/12/2026", "*ItemAmount": "21.00"}
            | {"ItemQuantity": "1", "ItemRate": "21.00", "Memo": "INV-1: short delivery"},
        ),
    ],
)
def test_credits_are_written_for_the_books_until_they_have_a_number(case, tmp_path, layout, wanted):
    path = tmp_path / "credits.csv"
    with pytest.raises(RefusedError, match="No credit"):
        write_corrections(path, layout, LATER)
    resolve_dispute(Decision(case, DisputeStatus.ACCEPTED), date(2026, 12, 4))
    assert write_corrections(path, layout, LATER).count == 1
    [row] = read(path)
    assert wanted.items() <= row.items()
    change_case(CaseDraft(case, credit_number="CN-9"), LATER)
    with pytest.raises(RefusedError, match="No credit"):
        write_corrections(path, layout, LATER)
