"""A file that somebody shows: sent from here, an invoice to import, or neither."""

from datetime import date

from PySide6.QtWidgets import QFileDialog

from collector_desktop.queries.mail_address import mail_address_of
from collector_desktop.queries.worklist import worklist
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.widgets.import_draft import Step
from tests.journeys.test_incoming import drop_on
from tests.unit.importers.whole_files import cii, pdf

DAY = date(2026, 11, 24)


def reachable(rows):
    """Return the first customer whose e-mail address is known."""
    return next(row.customer_id for row in rows if mail_address_of(row.customer_id, DAY))


def test_a_paper_of_ours_that_is_dropped_is_known_and_leads_to_its_customer(sample, tmp_path):
    window, customer = sample, worklist(DAY)[0]
    window.papers.commands.show_statement(customer.customer_id)
    paper = window.papers.preview.paper
    window.papers.preview.save_to(tmp_path / "kept.pdf")
    shown = tmp_path / "Scan 0001.pdf"
    shown.write_bytes(paper.content)
    drop_on(window, shown)
    sheet = window.papers.sent.sheet
    assert sheet.isVisible()
    [said] = sheet.said
    assert said.startswith(f"Statement to {customer.name} (")
    assert said.endswith("), sent on 24 November 2026 by post.")
    sheet.buttons[0].click()
    assert window.place.page == nav.CUSTOMER
    assert window.place.argument[0] == customer.customer_id


def test_the_pdf_that_was_enclosed_with_an_email_is_known_too(sample, tmp_path):
    customer = reachable(worklist(DAY))
    sample.papers.commands.show_statement(customer)
    paper = sample.papers.preview.paper
    sample.papers.preview.draft()
    shown = tmp_path / "forwarded.pdf"
    shown.write_bytes(paper.content)
    drop_on(sample, shown)
    [said] = sample.papers.sent.sheet.said
    assert said.endswith("sent on 24 November 2026 by e-mail.")


def test_a_pdf_of_others_is_said_to_be_strange(sample, tmp_path):
    strange, broken = tmp_path / "flyer.pdf", tmp_path / "broken.pdf"
    strange.write_bytes(pdf())
    broken.write_bytes(b"%PDF-1.7 and nothing else")
    drop_on(sample, strange, broken)
    sheet = sample.papers.sent.sheet
    assert [said.split(" here")[0] for said in sheet.said] == [
        "No file exactly like this one was made"
    ] * 2
    assert sheet.buttons == []
    assert sample.place.page == nav.TODAY


def test_an_einvoice_as_pdf_still_goes_to_the_import(window, tmp_path):
    path = tmp_path / "invoice.pdf"
    path.write_bytes(pdf(("factur-x.xml", cii())))
    drop_on(window, path)
    assert (window.place.page, window.page(nav.IMPORT).step) == (nav.IMPORT, Step.CHECK)
    assert window.papers.sent.sheet is None


def test_an_einvoice_beside_a_strange_pdf_is_offered_to_the_import(window, tmp_path):
    strange, invoice = tmp_path / "flyer.pdf", tmp_path / "invoice.pdf"
    strange.write_bytes(pdf())
    invoice.write_bytes(pdf(("factur-x.xml", cii())))
    drop_on(window, strange, invoice)
    [take] = window.papers.sent.sheet.buttons
    take.click()
    assert (window.place.page, window.page(nav.IMPORT).step) == (nav.IMPORT, Step.CHECK)


def test_the_import_page_knows_a_paper_of_ours_too(sample, tmp_path):
    customer = worklist(DAY)[0]
    sample.papers.commands.show_statement(customer.customer_id)
    shown = tmp_path / "shown.pdf"
    sample.papers.preview.save_to(shown)
    sample.open_page(nav.IMPORT)
    sample.page(nav.IMPORT).file.drop.dropped.emit(str(shown))
    [said] = sample.papers.sent.sheet.said
    assert said.startswith(f"Statement to {customer.name} (")
    assert sample.page(nav.IMPORT).step == Step.FILE


def test_the_menu_asks_which_file_somebody_shows(sample, tmp_path, monkeypatch):
    gone = tmp_path / "gone.pdf"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(gone)], ""))
    sample.registry.trigger("sent")
    [said] = sample.papers.sent.sheet.said
    assert said == f"{gone} cannot be read. Choose a file that is there."


def test_without_a_ledger_a_pdf_goes_where_files_go(fresh_window, tmp_path):
    path = tmp_path / "flyer.pdf"
    path.write_bytes(pdf())
    drop_on(fresh_window, path)
    assert fresh_window.place.page == nav.WELCOME
    assert fresh_window.papers.sent.sheet is None


def test_an_enclosure_is_listed_with_the_papers_and_says_where_it_lies(sample, qtbot):
    customer = reachable(worklist(DAY))
    sample.papers.commands.show_statement(customer)
    name = sample.papers.preview.paper.name
    sample.papers.preview.draft()
    sample.open_customer(customer, (customer,))
    page = sample.page(nav.CUSTOMER)
    papers = page.tabs.part("papers").grid
    [row] = [each for each in papers.shown_records() if each.file_name == name]
    papers.opened.emit(row)
    assert sample.messages.text() == f"{name} was sent with an e-mail and not saved elsewhere."
