"""The file of a debtor that was passed on: who shows it is told about whom, when and to whom."""

from datetime import timedelta

import pytest

from collector_desktop.domain.placements import PlacementKind
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customer_card import customer_card
from collector_desktop.queries.placements import open_placement
from collector_desktop.queries.sent_documents import sent_documents
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.placement_pack import PackDraft, letter_lines, write_pack
from collector_desktop.services.placements import PlacementDraft
from collector_desktop.services.sent_check import answers_to, hash_of, look_at
from collector_desktop.ui.dialogs.case_desk import pass_on
from collector_desktop.ui.widgets.sent_columns import sent_words
from tests.conftest import TODAY

FONTS = resource("fonts")
SMITH = "Smith & Partners LLP"


@pytest.fixture
def passed(acme, tmp_path):
    """Acme is passed on to a solicitor from the window; its two files."""
    folder = tmp_path / "out"
    pass_on(PlacementDraft(acme.id, PlacementKind.LEGAL, SMITH), (), folder, FONTS, TODAY)
    return sorted(folder.iterdir())


def known(path):
    return [(each.code, each.kind, each.passed_to) for each in sent_documents(hash_of(path))]


def test_both_files_say_about_whom_they_are_and_to_whom_they_went(passed):
    assert [path.suffix for path in passed] == [".pdf", ".zip"]
    for path in passed:
        assert known(path) == [("ACME", "placement", SMITH)]
        [sent] = sent_documents(hash_of(path))
        assert (sent.file_name, sent.combined, sent.made_on) == (path.name, "", TODAY)
        assert sent_words(sent) == (
            f"File about Acme Ltd (ACME), passed on to {SMITH} on 24 November 2026."
        )


def test_it_is_not_known_before_its_day_and_undo_forgets_it(passed):
    [before], [then] = (
        answers_to(look_at(passed[:1]), day) for day in (TODAY - timedelta(days=1), TODAY)
    )
    assert (len(before.sent), len(then.sent)) == (0, 1)
    undo_last(TODAY)
    assert known(passed[0]) == []
    redo_last(TODAY)
    assert known(passed[0]) == [("ACME", "placement", SMITH)]


def test_it_is_no_paper_to_the_customer(passed, acme):
    """It went to others: neither the card nor the next file has it among the letters."""
    assert open_placement(acme.id, TODAY).placed_with == SMITH
    assert list(customer_card(acme.id, TODAY).papers) == []
    assert list(letter_lines(acme.id, TODAY)) == []
    assert check_ledger(TODAY) == []


def test_a_file_that_was_only_written_went_to_nobody(acme, tmp_path):
    pack = write_pack(PackDraft(acme.id, PlacementKind.LEGAL), tmp_path, FONTS, TODAY)
    assert known(pack.paper) == known(pack.archive) == []
