"""Debts in the hands of others: the file that is made, who has it, and what comes back."""

import zipfile
from datetime import timedelta

import pypdfium2
import pytest
from pypdf import PdfReader

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.placements import EntryKind, PlacementKind, PlacementSums
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.placed_debts import placed_debts
from collector_desktop.queries.placements import open_placement, placements
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.dispute_work import attach_file
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.papers import save_paper
from collector_desktop.services.placement_pack import PackDraft, pack_evidence, write_pack
from collector_desktop.services.placements import (
    PlacementDraft,
    close_placement,
    note_entry,
    place_debts,
)
from collector_desktop.services.recoveries import RecoveryDraft, note_recovery
from collector_desktop.services.reversals import bounce
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Address, Item, PlacementItem
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice, receive

FONTS = resource("fonts")
NOTE = "their cat is ill"


def text_of(path):
    pages = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def place(customer, on=TODAY):
    draft = PlacementDraft(customer.id, PlacementKind.AGENCY, "Recover & Co", "RC-7")
    return place_debts(draft, on)


@pytest.fixture
def told(acme, tmp_path):
    """Acme was called, with a private note, and got a letter that lies where it was saved."""
    log_contact(ContactDraft(acme.id, "call", "NO_ANSWER", note=NOTE), TODAY)
    (tmp_path / "papers").mkdir()
    save_paper(letter_paper(acme.id, "reminder-1", TODAY, FONTS), tmp_path / "papers", TODAY)
    return acme


def test_the_file_has_statement_letters_and_interest_and_is_the_same_again(told, tmp_path):
    pack = write_pack(PackDraft(told.id, PlacementKind.AGENCY), tmp_path / "out", FONTS, TODAY)
    with zipfile.ZipFile(pack.archive) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert names[:2] == ["case.pdf", "statement.pdf"]
    assert "interest.pdf" in names
    assert [name for name in names if name.startswith("letters/")] == [
        "letters/Reminder_ACME_2026-11-24.pdf"
    ]
    again = write_pack(PackDraft(told.id, PlacementKind.AGENCY), tmp_path / "other", FONTS, TODAY)
    assert again.archive.read_bytes() == pack.archive.read_bytes()


def test_a_bookmark_leads_to_each_part_of_the_file(told, tmp_path):
    pack = write_pack(PackDraft(told.id, PlacementKind.LEGAL), tmp_path / "out", FONTS, TODAY)
    reader = PdfReader(pack.paper)
    said = [reader.pages[reader.get_destination_page_number(mark)] for mark in reader.outline]
    assert [mark.title for mark in reader.outline] == [
        *("Case", "Statement of account", "Interest calculation"),
        "Letter Reminder_ACME_2026-11-24",
    ]
    for page, words in zip(said, ("File for", "Payment slip", "Interest", "Dear"), strict=True):
        assert words in page.extract_text()


def test_the_case_names_debts_contacts_and_proof_of_letters(told, tmp_path):
    pack = write_pack(PackDraft(told.id, PlacementKind.LEGAL), tmp_path, FONTS, TODAY)
    words = " ".join(text_of(pack.paper).split())
    assert "INV-1 01/09/2026 01/10/2026 54 120.00 120.00" in words
    assert "Reminder_ACME_2026-11-24.pdf" in words
    assert NOTE in words


def test_the_first_page_names_both_and_has_no_address_for_the_window_of_an_envelope(told, tmp_path):
    change_settings({"company.name": "Harbour Ltd", "company.address": "1 Quay\nHull"}, TODAY)
    with operation("test", "Where they are", TODAY):
        Address.create(customer=told, line1="7 Mill Lane", city="Leeds", postcode="LS1 1AA")
    pack = write_pack(PackDraft(told.id, PlacementKind.COURT), tmp_path, FONTS, TODAY)
    words = " ".join(pypdfium2.PdfDocument(pack.paper)[0].get_textpage().get_text_bounded().split())
    assert "Creditor Harbour Ltd, 1 Quay, Hull" in words
    assert words.count("7 Mill Lane") == 1
    assert "Address 7 Mill Lane, Leeds, LS1 1AA" in words


def test_an_agency_does_not_read_our_notes(told, tmp_path):
    pack = write_pack(PackDraft(told.id, PlacementKind.AGENCY), tmp_path, FONTS, TODAY)
    assert NOTE not in text_of(pack.paper)


def test_a_letter_that_was_changed_since_is_left_out(told, tmp_path):
    next((tmp_path / "papers").iterdir()).write_bytes(b"%PDF-something else")
    pack = write_pack(PackDraft(told.id, PlacementKind.COURT), tmp_path / "out", FONTS, TODAY)
    assert not [name for name in pack.files if name.startswith("letters/")]


def test_the_evidence_of_disputes_about_the_debts_goes_along(told, tmp_path):
    dispute = raise_dispute(DisputeDraft(1, "DAMAGED", 3_000), TODAY).value
    readable = next((tmp_path / "papers").iterdir())
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    for path in (readable, tmp_path / "broken.pdf"):
        attach_file(dispute, path, TODAY)
    pack = write_pack(PackDraft(told.id, PlacementKind.LEGAL), tmp_path / "out", FONTS, TODAY)
    with zipfile.ZipFile(pack.archive) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if "evidence" in name}
    assert sorted(kept.values()) == sorted([readable.read_bytes(), b"%PDF-1.7 nothing more"])
    assert all(name.startswith("evidence/INV-1-") for name in kept)
    # The letter stands in the paper twice: as a letter, and as evidence; what is broken does not.
    assert text_of(pack.paper).count("Dear") == 2 * text_of(readable).count("Dear")


def test_evidence_goes_to_an_agency_only_as_it_was_chosen(told, tmp_path):
    dispute = raise_dispute(DisputeDraft(1, "DAMAGED", 3_000), TODAY).value
    for name in ("photo.txt", "their staff.txt"):
        (tmp_path / name).write_text(f"what {name} says")
        attach_file(dispute, tmp_path / name, TODAY)
    photo, staff = pack_evidence(told.id, TODAY)

    def kept(kind, evidence):
        draft = PackDraft(told.id, kind, evidence)
        pack = write_pack(draft, tmp_path / "out", FONTS, TODAY)
        return sorted(name for name in pack.files if "evidence" in name), pack.left_out

    files, left_out = kept(PlacementKind.AGENCY, None)
    assert (files, left_out) == ([], (photo, staff))
    files, left_out = kept(PlacementKind.AGENCY, {photo.file_id})
    assert files == [f"evidence/INV-1-{photo.file_id}-photo.txt"]
    assert left_out == (staff,)
    assert len(kept(PlacementKind.LEGAL, None)[0]) == len(kept(PlacementKind.COURT, None)[0]) == 2
    assert kept(PlacementKind.COURT, ()) == ([], (photo, staff))
    with pytest.raises(RefusedError, match="no evidence 99"):
        kept(PlacementKind.LEGAL, {99})


def test_who_owes_nothing_has_no_file(acme, tmp_path):
    receive(acme, 12_000)
    with pytest.raises(RefusedError, match="owes nothing"):
        write_pack(PackDraft(acme.id, PlacementKind.AGENCY), tmp_path, FONTS, TODAY)


def test_who_owes_in_another_currency_alone_is_not_said_to_owe_nothing(acme):
    receive(acme, 12_000)
    invoice(acme, "E-1", 90_00, currency="EUR")
    whole = PlacementDraft(acme.id, PlacementKind.AGENCY, "Recover & Co", whole=True)
    with pytest.raises(RefusedError, match="owes nothing in GBP, in which"):
        place_debts(whole, TODAY)
    assert open_placement(acme.id, TODAY) is None


def test_what_is_passed_on_is_collected_by_them_until_it_is_back(acme):
    place(acme)
    [status] = statuses(TODAY)[acme.id]
    assert (status.status, status.reason) == (AccountStatus.AGENCY, "with Recover & Co")
    with pytest.raises(RefusedError, match="It has been with Recover & Co"):
        place(acme)
    later = TODAY + timedelta(days=30)
    note_entry(acme.id, EntryKind.RECOVERED, 8_000, later, "first half")
    note_entry(acme.id, EntryKind.COMMISSION, 1_200, later)
    note_entry(acme.id, EntryKind.COST, 300, later)
    [row] = placements(later)
    assert row.sums == PlacementSums(12_000, 8_000, 1_200, 300)
    assert (row.sums.net_minor, row.sums.left_minor, row.sums.rate) == (6_500, 4_000, 67)
    assert placements(TODAY)[0].sums == PlacementSums(12_000)
    close_placement(acme.id, "the rest is written off", later)
    assert open_placement(acme.id, later) is None
    assert open_placement(acme.id, TODAY) is not None
    assert acme.id not in statuses(later)


def test_what_went_stays_what_it_was(acme):
    """INV-1 went, INV-2 was not due; what is disputed of INV-1 on that day too changes neither."""
    invoice(acme, "INV-2", 50_00, TODAY, TODAY + timedelta(days=30))
    place(acme)
    owed = Item.get(Item.number == "INV-1")
    raise_dispute(DisputeDraft(owed.id, "PRICE", 20_00), TODAY)
    later = TODAY + timedelta(days=40)
    for day in (TODAY, later):
        found = [(row.number, row.open_minor) for row in placed_debts(acme.id, day)]
        assert found == [("INV-1", 120_00)]
    undo_last(TODAY)
    undo_last(TODAY)
    assert not PlacementItem.select().exists()


def test_nothing_is_noted_of_what_was_not_passed_on(acme):
    with pytest.raises(RefusedError):
        note_entry(acme.id, EntryKind.COST, 100, TODAY)


def test_each_step_goes_back_and_forth(acme, snapshot):
    before = snapshot()
    place(acme)
    placed = snapshot()
    close_placement(acme.id, "a mistake", TODAY)
    closed = snapshot()
    undo_last(TODAY)
    assert snapshot() == placed
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    redo_last(TODAY)
    assert snapshot() == closed


def recover(customer, minor, on=TODAY, *, as_payment=True):
    draft = RecoveryDraft(customer.id, EntryKind.RECOVERED, minor, "", as_payment)
    return note_recovery(draft, on)


def test_a_payment_through_them_that_bounces_is_recovered_no_longer(acme):
    place(acme)
    recover(acme, 5_000)
    note_entry(acme.id, EntryKind.COMMISSION, 750, TODAY)
    later = TODAY + timedelta(days=6)
    receipt = Item.get(Item.type == "receipt")
    assert receipt.reference == "Recovered by Recover & Co"
    bounce(receipt.id, later, later)
    [row] = placements(later)
    assert row.sums == PlacementSums(12_000, 0, 0, 0, 5_000)
    assert placements(TODAY)[0].sums == PlacementSums(12_000, 5_000, 750)
    undo_last(later)
    assert placements(later)[0].sums == PlacementSums(12_000, 5_000, 750)


def test_a_payment_of_their_own_that_bounces_leaves_what_was_recovered(acme):
    place(acme)
    recover(acme, 4_000, as_payment=False)
    receive(acme, 4_000)
    bounce(Item.get(Item.type == "receipt").id, TODAY, TODAY)
    assert placements(TODAY)[0].sums.recovered_minor == 4_000


def test_no_more_is_recovered_than_was_placed_and_charged_since(acme, snapshot):
    place(acme)
    recover(acme, 7_000)
    before = snapshot()
    with pytest.raises(RefusedError, match=r"was to collect 120.00 GBP; no more than 50.00 GBP"):
        recover(acme, 5_001)
    with pytest.raises(RefusedError, match="as a payment of the customer"):
        recover(acme, 5_001, as_payment=False)
    assert snapshot() == before
    recover(acme, 5_000)
    later = TODAY + timedelta(days=6)
    receipt = Item.select().where(Item.type == "receipt").order_by(Item.id).first()
    bounce(receipt.id, later, later, fee_minor=800)
    with pytest.raises(RefusedError):
        recover(acme, 7_801, later)
    recover(acme, 7_800, later)
    assert placements(later)[0].sums.recovered_minor == 12_800
