"""Files in which `$` stands for another currency than the ledger's, as the user meets them."""

import json

from collector_desktop.storage.models import ColumnMapping, Item
from collector_desktop.ui.widgets.import_draft import Step
from tests.ui.pages.imports.file_texts import FILES, LIST, match_all, write


def say(page, code):
    money = page.check.options.money
    money.setCurrentIndex(money.findData(code))
    money.activated.emit(money.currentIndex())


def test_a_sum_in_dollars_offers_the_currency_and_the_answer_is_taken(page):
    page.start(str(FILES / "qbo_open_invoices.csv"))
    options = page.check.options
    assert (options.money.isVisible(), options.days.isVisible()) == (True, False)
    assert [options.money.itemData(at) for at in (0, 1)] == ["", "USD"]
    assert page.foot.next.isEnabled()
    say(page, "USD")
    page.choose_next()
    assert {item.currency for item in Item.select()} == {"USD"}


def test_the_answer_for_a_known_export_is_kept_and_can_be_changed(page, tmp_path):
    text = (FILES / "qbo_open_invoices.csv").read_text(encoding="utf-8")
    page.start(str(FILES / "qbo_open_invoices.csv"))
    say(page, "USD")
    page.choose_next()
    kept = json.loads(ColumnMapping.get().mapping)
    assert (kept["currency"], kept["columns"]) == ("USD", {})
    newer = write(tmp_path / "newer.csv", text.replace(",1001,", ",2001,"))
    page.start(str(newer))
    assert page.check.options.money.isVisible()
    assert page.check.options.currency() == "USD"
    say(page, "CAD")
    page.choose_next()
    assert {item.currency for item in Item.select()} == {"USD", "CAD"}
    assert json.loads(ColumnMapping.get().mapping)["currency"] == "CAD"


def test_an_answer_that_is_none_of_what_is_asked_is_not_chosen(page, tmp_path):
    page.start(str(FILES / "qbo_open_invoices.csv"))
    page.check.options.ask(days=False, sign=False, currencies=("USD",), answered="EUR")
    assert page.check.options.currency() == ""


def test_rows_in_dollars_wait_for_the_answer_which_is_remembered_with_the_columns(page, tmp_path):
    head, *rows = LIST.splitlines()
    amounts = (row.replace(";€", ";").split(";") for row in rows)
    text = "\n".join([head, *(";".join([*row[:4], f"${row[4]}", row[5]]) for row in amounts)])
    page.start(str(write(tmp_path / "dollars.csv", text)))
    match_all(page)
    page.choose_next()
    assert page.step == Step.CHECK
    assert not page.foot.next.isEnabled()
    assert page.foot.words.text() == "Answer the questions above; then the rows can be read."
    say(page, "AUD")
    page.choose_next()
    assert {item.currency for item in Item.select()} == {"AUD"}
    assert json.loads(ColumnMapping.get().mapping)["currency"] == "AUD"


def test_a_file_without_such_a_sign_is_not_asked(page, sales):
    page.start(str(sales))
    assert page.check.options.money.isHidden()
