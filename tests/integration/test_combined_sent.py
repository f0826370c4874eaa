"""One PDF of many papers: whoever shows it is told of every paper in it, to whom and when."""

from datetime import timedelta

import pytest
from pypdf import PdfReader

from collector_desktop.domain.procedures import Channel
from collector_desktop.domain.statement_kinds import OPEN_ITEM
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customer_card import customer_card
from collector_desktop.queries.sent_documents import sent_documents
from collector_desktop.queries.statement_choices import statement_choices
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo_last
from collector_desktop.services.placement_pack import letter_lines
from collector_desktop.services.sent_check import answers_to, hash_of, look_at
from collector_desktop.services.statement_runs import StatementOrder, make_statements
from collector_desktop.storage.models import Document
from tests.integration.chasing import DUE, customer, day, owes, run, step, use
from tests.pdf_a import faults_of

ON = day(8)


@pytest.fixture
def three(ledger):
    """Three customers who owe; the second in two currencies."""
    made = [customer(code) for code in ("AAA", "BBB", "CCC")]
    for at, who in enumerate(made):
        owes(who, f"INV-{at}", 10_000 + at)
    owes(made[1], "INV-9", 500, currency="EUR")
    return made


@pytest.fixture
def statements(three, tmp_path):
    order = StatementOrder(statement_choices(ON, DUE).customers, OPEN_ITEM, DUE, ON)
    return make_statements(order, tmp_path, resource("fonts"), ON, lambda *_: None).value


def known(path):
    return [
        (each.code, each.kind, each.made_on, each.ways) for each in sent_documents(hash_of(path))
    ]


def test_the_combined_statements_answer_with_every_customer_in_them(statements):
    wanted = [(code, "statement", ON, ("letter",)) for code in ("AAA", "BBB", "CCC")]
    assert known(statements.combined) == wanted
    for each in sent_documents(hash_of(statements.combined)):
        assert each.combined == statements.combined.name
        assert (statements.folder / each.file_name).is_file()


def test_the_combined_statements_bear_the_name_of_no_customer(statements):
    reader = PdfReader(statements.combined)
    assert reader.metadata.title == "Papers to 3 customers"
    assert reader.xmp_metadata.dc_title == {"x-default": "Papers to 3 customers"}
    assert faults_of(statements.combined.read_bytes()) == []


def test_each_statement_is_known_by_itself_too(statements):
    for made in statements.made:
        [sent] = sent_documents(hash_of(made.path))
        assert (sent.customer_id, sent.combined) == (made.customer_id, "")


def test_it_is_not_known_before_the_day_it_was_made(statements):
    files = look_at([statements.combined])
    [before], [then] = (answers_to(files, at) for at in (ON - timedelta(days=1), ON))
    assert (len(before.sent), len(then.sent)) == (0, 3)


def test_the_letters_of_a_run_as_one_answer_with_every_letter(three, tmp_path):
    use(step("First", 7, Channel.LETTER))
    sent = run(ON, tmp_path)
    found = sent_documents(hash_of(sent.letters))
    names = sorted(each.file_name for each in found)
    assert names == sorted(path.name for path in tmp_path.glob("First_*.pdf"))
    assert sorted(each.code for each in found) == ["AAA", "BBB", "BBB", "CCC"]
    assert {(each.kind, each.ways) for each in found} == {("letter", ("letter",))}


def test_a_card_and_a_file_for_others_show_no_paper_of_other_customers(three, tmp_path):
    """The file of all letters must never reach an agency as one of a customer's own."""
    use(step("First", 7, Channel.LETTER))
    sent = run(ON, tmp_path)
    for who in three:
        own = {row.file_name for row in customer_card(who.id, ON).papers}
        passed_on = {line.path for line in letter_lines(who.id, ON)}
        assert own == {path.name for path in tmp_path.glob(f"First_{who.code}_*.pdf")}
        assert str(sent.letters) not in passed_on
        assert len(passed_on) == len(own)


def test_undo_forgets_it_and_a_new_file_in_its_place_is_no_fault(statements):
    statements.combined.write_bytes(b"another run, put in the same place")
    assert check_ledger(ON) == []
    undo_last(ON)
    assert Document.select().count() == 0
