"""Settings of late payment: the rule, the contract's terms and the dated rates."""

from datetime import date

import pytest

from collector_desktop.services.rates import added_rates
from collector_desktop.services.settings import change_settings
from tests.conftest import TODAY
from tests.ui.pages.settings.settings_typing import stored


@pytest.fixture
def section(page):
    page.list.choose("interest")
    return page.section("interest")


def choose(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def days(section):
    return [row.starts_on for row in section.rates.grid.shown_records()]


def test_the_rule_is_kept_as_it_is_chosen(section):
    regime = section.fields["interest.regime"]
    assert regime.box.currentText() == "The law of your country"
    choose(regime.box, "debtor")
    assert stored("interest.regime") == "debtor"
    choose(section.fields["allocation.first"].box, "interest")
    assert stored("allocation.first") == "interest"


def test_every_choice_of_a_setting_can_be_shown(section, page):
    for value in ("contract", "de_consumer", "none"):
        change_settings({"interest.regime": value}, TODAY)
        page.refresh()
        assert section.fields["interest.regime"].box.currentData() == value


def test_what_a_contract_agrees_on_is_kept_and_checked(section):
    cap = section.fields["interest.cap"]
    cap.edit.setText("10 %")
    cap.keep()
    assert stored("interest.cap") == "10 %"
    grace = section.fields["interest.grace_days"]
    grace.edit.setText("many")
    grace.keep()
    assert "from 0 to 365" in grace.problem()


def test_the_series_of_the_rule_is_shown_newest_first(section):
    assert section.rates.series.currentData() == "uk_bank_rate"
    assert days(section)[:2] == [date(2026, 7, 1), date(2026, 1, 1)]
    assert days(section)[-1] <= date(2015, 1, 1)
    assert "IUDBEDR" in section.rates.source.text()


def test_a_figure_is_added_and_a_wrong_one_refused(section):
    rates = section.rates
    rates.series.setCurrentIndex(rates.series.findData("ecb_mro"))
    assert [rates.starts_on.itemText(at) for at in range(3)] == [
        "2027-01-01",
        "2027-07-01",
        "2026-07-01",
    ]
    rates.value.setText("two")
    rates.add.click()
    assert "not a rate" in rates.problem.text()
    rates.value.setText("2.65")
    rates.add.click()
    assert str(added_rates()["ecb_mro"][date(2027, 1, 1)]) == "2.65"
    row = rates.grid.shown_records()[0]
    assert (row.starts_on, row.value, row.is_added) == (date(2027, 1, 1), "2.65", True)
    assert rates.series.currentData() == "ecb_mro"
    assert (rates.value.text(), rates.problem.text()) == ("", "")


def test_a_series_that_ships_without_figures_offers_the_half_years_to_enter(section):
    rates = section.rates
    rates.series.setCurrentIndex(rates.series.findData("fr_legal"))
    offered = [rates.starts_on.itemData(at) for at in range(rates.starts_on.count())]
    assert (max(offered), min(offered), len(offered)) == (date(2027, 7, 1), date(2015, 1, 1), 26)
    rates.starts_on.setCurrentIndex(offered.index(date(2025, 1, 1)))
    rates.value.setText("3.71")
    rates.add.click()
    assert str(added_rates()["fr_legal"][date(2025, 1, 1)]) == "3.71"
    assert rates.starts_on.itemText(0) == "2025-07-01"
