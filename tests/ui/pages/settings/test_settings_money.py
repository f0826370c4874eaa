"""The part of the settings about closed books, matching and exchange rates."""

from datetime import date
from decimal import Decimal

import pytest

from collector_desktop.domain.settings import AUTO_MATCH, IMPORT_WARN_AFTER_DAYS, LOCKED_UNTIL
from collector_desktop.queries.exchange import rate_table
from collector_desktop.queries.settings import settings
from collector_desktop.services.history import undo_last
from tests.conftest import TODAY


@pytest.fixture
def section(page):
    page.show_argument("money")
    return page.section("money")


@pytest.mark.parametrize("text", ["2026-10-31", "31/10/2026"])
def test_the_books_are_locked_by_a_day_as_people_type_it(section, text):
    section.lock.edit.setText(text)
    section.lock.keep()
    assert settings()[LOCKED_UNTIL] == "2026-10-31"
    assert section.lock.text() == "Sat 31 Oct 2026"
    section.lock.edit.setText("Sat 31 Oct 2026 ")
    section.lock.keep()
    assert settings()[LOCKED_UNTIL] == "2026-10-31"
    undo_last(TODAY)
    assert settings()[LOCKED_UNTIL] == ""


@pytest.mark.parametrize("text", ["2026-11-25", "never"])
def test_a_day_that_cannot_be_is_refused_beside_the_field(section, text):
    section.lock.edit.setText(text)
    section.lock.keep()
    assert section.lock.problem()
    assert settings()[LOCKED_UNTIL] == ""


def test_the_age_of_the_ledger_that_is_a_warning_is_a_number_of_days(section):
    section.age.edit.setText("3")
    section.age.keep()
    assert settings()[IMPORT_WARN_AFTER_DAYS] == 3
    section.age.edit.setText("often")
    section.age.keep()
    assert section.age.problem()
    assert settings()[IMPORT_WARN_AFTER_DAYS] == 3
    undo_last(TODAY)
    assert settings()[IMPORT_WARN_AFTER_DAYS] == 7


def test_matching_is_chosen(section):
    box = section.match.box
    box.setCurrentIndex(box.findData("apply"))
    box.activated.emit(box.currentIndex())
    assert settings()[AUTO_MATCH] == "apply"


def test_a_rate_is_added_and_a_wrong_one_refused(section):
    rates = section.rates
    assert rates.rates.text().startswith("None yet")
    rates.currency.setText("eur")
    rates.value.setText("0")
    rates.add.click()
    assert "is not a rate" in rates.problem.text()
    rates.value.setText("0.8412")
    rates.add.click()
    assert rates.problem.text() == ""
    assert rate_table().at("EUR", TODAY).rate == Decimal("0.8412")
    assert rates.rates.text() == "1 EUR is 0.8412 GBP since 24 November 2026"


def test_a_file_of_rates_comes_in_and_names_what_was_left_out(section, tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text("currency,date,rate\nEUR,2026-11-20,0.84\nXXQ,2026-11-20,1\n", "utf-8")
    section.rates.bring_in(path)
    assert rate_table().at("EUR", date(2026, 11, 20)).rate == Decimal("0.84")
    assert section.rates.problem.text().startswith("1 row left out: row 3: 'XXQ'")
