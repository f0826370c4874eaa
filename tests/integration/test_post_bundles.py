"""What a run puts into one envelope, and what the list on top says of it."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from collector_desktop.domain.procedures import Attach, Channel
from collector_desktop.domain.statement_kinds import OPEN_ITEM
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.runs import messages_of_run
from collector_desktop.queries.statement_choices import statement_choices
from collector_desktop.services.run_post import letters_again
from collector_desktop.services.settings import change_settings
from collector_desktop.services.statement_runs import StatementOrder, make_statements
from collector_desktop.storage.models import Address, InvoiceCopy, Item
from collector_desktop.storage.operations import operation
from tests.integration.chasing import DUE, customer, day, owes, run, step, use


@pytest.fixture
def posted(ledger):
    """Acme owes in two currencies, Zeta in one; both are written to before court, with all."""
    last = replace(
        step("Last", 7, Channel.LETTER, attach=Attach.BOTH), template="letter-before-action"
    )
    use(last)
    acme, zeta = customer("ACME"), customer("ZETA")
    first = owes(acme, "INV-1", 10_000)
    owes(acme, "INV-2", 20_000, currency="EUR")
    owes(zeta, "INV-3", 30_000)
    copy = PdfWriter()
    copy.add_blank_page(595, 842)
    content = BytesIO()
    copy.write(content)
    with operation("test", "Keep a copy", DUE):
        InvoiceCopy.create(
            item=Item.get_by_id(getattr(first, "id", first)),
            file_name="INV-1.pdf",
            media_type="application/pdf",
            sha256="0" * 64,
            content=content.getvalue(),
        )
    return acme


def pages_of(path):
    return [page.extract_text() for page in PdfReader(path).pages]


def test_a_last_letter_has_statement_working_of_interest_and_copies_behind_it(posted, tmp_path):
    run(day(8), tmp_path, approve_all=True)
    (path,) = tmp_path.glob("Last_ACME_GBP_*.pdf")
    texts = pages_of(path)
    titles = ("Letter before action", "Customer code", "Interest calculation")
    firsts = [
        next(at for at, text in enumerate(texts) if title.casefold() in text.casefold())
        for title in titles
    ]
    assert firsts == sorted(set(firsts))
    assert texts[-1] == ""
    working = texts[firsts[2]]
    assert "INV-1" in working
    assert "INV-2" not in working


def test_two_letters_to_one_customer_go_in_one_envelope(posted, tmp_path):
    sent = run(day(8), tmp_path, approve_all=True)
    cover = pages_of(sent.letters)[0]
    assert "2 envelopes" in cover
    assert cover.count("ACME Ltd") == 1
    reader = PdfReader(sent.letters)
    titles = [mark.title for mark in reader.outline]
    assert titles[1:] == ["ACME Ltd: Last", "ACME Ltd: Last", "ZETA Ltd: Last"]


@pytest.mark.parametrize("is_duplex", [False, True])
def test_the_sheets_on_the_list_are_those_that_come_out_of_the_printer(posted, tmp_path, is_duplex):
    change_settings({"paper.duplex": "yes" if is_duplex else "no"}, DUE)
    sent = run(day(8), tmp_path, approve_all=True)
    counts = [len(pages_of(path)) for path in tmp_path.glob("Last_*.pdf")]
    sheets = sum((count + 1) // 2 if is_duplex else count for count in counts)
    texts = pages_of(sent.letters)
    assert f"2 envelopes, {sheets} sheets" in texts[0]
    behind = len(texts) - (2 if is_duplex else 1)
    assert sheets == ((behind + 1) // 2 if is_duplex else behind)


def test_the_letters_of_an_earlier_run_come_together_as_they_were(posted, tmp_path):
    sent = run(day(8), tmp_path, approve_all=True)
    rows = [row for row in messages_of_run(sent.run_id) if row.state == "printed"]
    again = letters_again(rows, resource("fonts"))
    assert again == sent.letters.read_bytes()


def test_statements_from_the_window_stand_in_the_order_of_the_post(ledger, tmp_path):
    change_settings({"paper.duplex": "yes"}, DUE)
    for at, (code, postcode) in enumerate({"AAA": "LS1 1AA", "BBB": "BA1 1AA"}.items()):
        who = customer(code)
        owes(who, f"INV-{at}")
        with operation("test", "Move", DUE):
            Address.update(postcode=postcode).where(Address.customer == who).execute()
    chosen = statement_choices(day(8), DUE).customers
    order = StatementOrder(chosen, OPEN_ITEM, DUE, day(8))
    made = make_statements(order, tmp_path, resource("fonts"), day(8), lambda *_: None).value
    assert [each.name for each in made.made] == ["BBB Ltd", "AAA Ltd"]
    reader = PdfReader(made.combined)
    starts = [reader.get_destination_page_number(mark) for mark in reader.outline]
    assert [mark.title.split("_")[1] for mark in reader.outline] == ["BBB", "AAA"]
    assert starts == [0, 2]
