"""The cash forecast, by command."""

import pytest

AS_OF = "2026-11-24"
PAID_LATE = (
    "invoice,P-1,ACME,2026-06-01,2026-07-01,100.00,GBP,,\n"
    "receipt,S-1,ACME,2026-07-11,,75.00,GBP,,\n"
    "receipt,S-2,ACME,2026-07-31,,25.00,GBP,,\n"
)
PAID_LATE_BY = "S-1,P-1,2026-07-11,75.00\nS-2,P-1,2026-07-31,25.00\n"
TO_COME = (
    "invoice,I-1,ACME,2026-10-20,2026-11-19,40.00,GBP,,\n"
    "invoice,I-2,ACME,2026-11-01,2026-12-01,60.00,GBP,,\n"
    "invoice,I-3,BETA,2026-11-01,2026-11-27,90.00,GBP,,\n"
)


def by_day(answer, column):
    """Return {first day: amount} of the weeks that bring something."""
    return {w["from"]: w[column] for w in answer["weeks"] if w[column] != "0.00"}


def test_thirteen_weeks_from_the_day_of_the_question(shop):
    found = shop.ask("forecast")
    days = [week["from"] for week in found["weeks"]]
    assert (len(days), days[0], days[1], days[-1]) == (13, AS_OF, "2026-12-01", "2027-02-16")
    assert set(found["weeks"][0]) == {"from", "contractual", "expected", "promised"}
    assert len(shop.ask("forecast", "--weeks", "2")["weeks"]) == 2


def test_contractual_goes_by_due_dates_and_expected_by_the_usual_delay(cli):
    """ACME pays 15 days late on average, BETA as all do."""
    cli.load(PAID_LATE + TO_COME, PAID_LATE_BY)
    found = cli.ask("forecast")
    assert by_day(found, "contractual") == {AS_OF: "130.00", "2026-12-01": "60.00"}
    assert by_day(found, "expected") == {"2026-12-01": "40.00", "2026-12-08": "90.00"} | {
        "2026-12-15": "60.00"
    }
    assert (found["overdue"], found["usual_delay"]) == ("40.00", "15")


def test_without_payments_thirty_days_are_usual(cli):
    """Without payments of its own: the ledger's average, and without that 30 days."""
    cli.load(TO_COME)
    found = cli.ask("forecast")
    assert found["usual_delay"] == "30"
    assert by_day(found, "expected") == {"2026-12-15": "40.00", "2026-12-22": "90.00"} | {
        "2026-12-29": "60.00"
    }


def test_the_usual_delay_is_that_of_the_last_twelve_months(cli):
    cli.load(PAID_LATE, PAID_LATE_BY)
    assert cli.ask("forecast", as_of="2026-07-30")["usual_delay"] == "30"
    assert cli.ask("forecast", as_of="2027-07-30")["usual_delay"] == "15"
    assert cli.ask("forecast", as_of="2027-07-31")["usual_delay"] == "30"


def test_a_promise_moves_what_it_covers_to_its_day(cli):
    cli.load(TO_COME)
    said = ("--promise", "70.00", "--promise-for", "2026-12-10")
    cli.ask("log", "ACME", "--kind", "call", "--outcome", "PTP", "--item", "I-2", *said)
    found = cli.ask("forecast")
    assert by_day(found, "promised") == {"2026-12-08": "70.00"}
    assert by_day(found, "expected") == {
        "2026-12-08": "60.00",
        "2026-12-15": "40.00",
        "2026-12-22": "90.00",
    }


def test_what_comes_after_the_weeks_stands_apart(cli):
    cli.load(TO_COME)
    found = cli.ask("forecast", "--weeks", "1")
    assert found["later"] == {"contractual": "60.00", "expected": "190.00", "promised": "0.00"}


def test_credit_in_hand_pays_the_oldest_debt_first(cli):
    cli.load(TO_COME + "receipt,S-9,ACME,2026-11-20,,50.00,GBP,,\n")
    found = cli.ask("forecast")
    assert by_day(found, "contractual") == {AS_OF: "90.00", "2026-12-01": "50.00"}
    assert found["overdue"] == "0.00"


def test_one_currency_at_a_time(shop):
    result = shop.call("forecast", "--json")
    assert (result.document["currency"], result.document["others"]) == ("GBP", ["KWD"])
    assert "KWD" in result.err
    found = shop.ask("forecast", "--currency", "KWD")
    assert found["weeks"][0]["contractual"] == "1.250"


def test_the_table_ends_with_what_comes_later(shop):
    lines = shop.call("forecast", "--weeks", "1").out.splitlines()
    assert lines[0] == "GBP to come, seen from 2026-11-24"
    assert [line.split()[0] for line in lines[3:]] == [AS_OF, "later"]


@pytest.mark.parametrize("weeks", ["0", "521", "-1", "many"])
def test_weeks_that_make_no_sense_are_wrong_usage(cli, weeks):
    cli.refuse(2, "forecast", "--weeks", weeks)


def test_of_the_insolvent_nothing_is_expected_whether_or_not_rates_are_set(cli):
    """BETA's 90.00 is lost whole; ACME's 40.00 and 60.00 are to come."""
    cli.load(TO_COME)
    cli.ask("status", "BETA", "--set", "insolvent", "--reason", "gazette", as_of=AS_OF)
    found = cli.ask("forecast")
    assert by_day(found, "contractual") == {AS_OF: "130.00", "2026-12-01": "60.00"}
    assert by_day(found, "expected") == {"2026-12-15": "40.00", "2026-12-29": "60.00"}
    assert found["losses"] == "90.00"
    told = cli.call("forecast").out.splitlines()[-1]
    assert told == "Taken off EXPECTED for losses: 90.00 GBP"
    cli.ask("status", "BETA", "--lift", "insolvent", as_of=AS_OF)
    assert cli.ask("forecast")["losses"] is None


def test_the_losses_that_are_set_are_taken_off_what_is_expected(cli):
    """ACME's 40.00 is 5 days late and loses 1 %, 0.40; 60.00 and 90.00 are not due."""
    cli.load(TO_COME)
    plain = cli.call("forecast").out
    assert cli.ask("forecast")["losses"] is None
    assert "Taken off" not in plain
    cli.ask("settings", "provision.rates", "0,1,5,10,25")
    found = cli.ask("forecast")
    assert found["losses"] == "0.40"
    assert by_day(found, "contractual") == {AS_OF: "130.00", "2026-12-01": "60.00"}
    assert by_day(found, "expected") == {"2026-12-15": "39.60", "2026-12-22": "90.00"} | {
        "2026-12-29": "60.00"
    }
    told = cli.call("forecast").out.splitlines()[-1]
    assert told == "Taken off EXPECTED for losses: 0.40 GBP"
