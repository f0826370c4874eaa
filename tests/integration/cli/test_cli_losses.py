"""What is expected to be lost, by command: the rates, the provision, the share at risk."""

from tests.integration.cli.test_cli_kpi import QUARTER, QUARTER_PAID

BUCKETS = ("current", "1-30", "31-60", "61-90", "91+")


def load_flow(cli):
    """Let 50, 23, 8 and 2 of 100 be left after each column, and BETA owe 526 000."""
    paid = (("2026-02-01", 50), ("2026-03-03", 27), ("2026-04-02", 15), ("2026-05-02", 6))
    items = "invoice,I-1,ACME,2026-01-02,2026-02-01,100000.00,GBP,,\n"
    items += "".join(f"receipt,S-{day},ACME,{day},,{k}000.00,GBP,,\n" for day, k in paid)
    ties = "".join(f"S-{day},I-1,{day},{k}000.00\n" for day, k in paid)
    due = (("05-03", 300), ("05-02", 140), ("04-02", 60), ("03-03", 23))
    items += "".join(
        f"invoice,N-{k},BETA,2026-03-01,2026-{day},{k}000.00,GBP,,\n" for day, k in due
    )
    items += "debit_adjustment,N-5,BETA,2026-01-02,2026-02-01,3000.00,GBP,,\n"
    cli.load(items, ties)


def test_the_provision_goes_by_what_was_lost_before(cli):
    """By flow rates: 50 000, 23 000, 8 000 and 2 000 of 100 000 left; 27 567 to provide."""
    load_flow(cli)
    found = cli.ask("kpi", as_of="2026-05-03")
    rates = ("2.00", "4.00", "8.70", "25.00", "100.00")
    assert found["loss_rates"] == dict(zip(BUCKETS, rates, strict=True))
    assert found["loss_rates_from"] == "past"
    assert found["owed"] == "528000.00"
    assert found["provision"] == "27567.39"
    assert found["at_risk"] is None


def test_what_an_insolvent_customer_owes_is_provided_for_whole(cli):
    """526 000 of the insolvent, and 2 000 of the other in the last column."""
    load_flow(cli)
    cli.ask("status", "BETA", "--set", "insolvent", "--reason", "gazette", as_of="2026-05-03")
    assert cli.ask("kpi", as_of="2026-05-03")["provision"] == "528000.00"
    cli.ask("status", "BETA", "--lift", "insolvent", as_of="2026-05-03")
    assert cli.ask("kpi", as_of="2026-05-03")["provision"] == "27567.39"


def test_what_was_given_up_was_lost(cli):
    cli.load("invoice,I-1,ACME,2026-01-02,2026-02-01,100.00,GBP,,\n")
    cli.ask("write-off", "I-1", "--reason", "bad_debt", as_of="2026-02-01")
    found = cli.ask("kpi", as_of="2026-06-30")
    assert (found["loss_rates"]["current"], found["provision"]) == ("100.00", "0.00")


def test_the_share_of_a_month_that_is_long_past_due(cli):
    """Upflow's at-risk rate: unpaid more than 90 days past due, of a month's billing."""
    cli.load(
        "invoice,I-1,ACME,2026-01-02,2026-02-01,100.00,GBP,,\n"
        "invoice,I-2,ACME,2026-01-02,2026-02-28,300.00,GBP,,\n"
        "receipt,S-1,ACME,2026-04-10,,200.00,GBP,,\n",
        "S-1,I-2,2026-04-10,200.00\n",
    )
    assert cli.ask("kpi", as_of="2026-05-29")["at_risk"] is None
    assert cli.ask("kpi", as_of="2026-05-30")["at_risk"] == "50.00"
    assert cli.ask("kpi", as_of="2026-06-29")["at_risk"] == "50.00"
    assert cli.ask("kpi", as_of="2026-06-30")["at_risk"] is None


def test_a_ledger_too_young_to_tell_has_the_losses_usual_for_small_businesses(cli):
    """The default for small entities: 0/1/5/10/25 of the open columns.

    At 31 March 58 000.00 is not due, M-2 11 days late, F-1 19 days and J-1, of which 10 000.00 is
    open, 50 days: 1 % of 52 000.00 and 5 % of 10 000.00.
    """
    cli.load(QUARTER, QUARTER_PAID)
    found = cli.ask("kpi", as_of="2026-03-31")
    assert (found["provision"], found["loss_rates_from"]) == ("1020.00", "usual")
    assert list(found["loss_rates"].values()) == ["0.00", "1.00", "5.00", "10.00", "25.00"]
    cli.ask("status", "ACME", "--set", "insolvent", "--reason", "gazette", as_of="2026-03-31")
    assert cli.ask("kpi", as_of="2026-03-31")["provision"] == "120000.00"


def test_losses_that_are_set_stand_before_those_of_the_past_year(cli):
    """2 % of 52 000.00 and 10 % of 10 000.00, of the same columns."""
    cli.load(QUARTER, QUARTER_PAID)
    cli.ask("settings", "provision.rates", "0, 2, 10, 20, 50", as_of="2026-03-31")
    found = cli.ask("kpi", as_of="2026-03-31")
    assert (found["provision"], found["loss_rates_from"]) == ("2040.00", "set")
    assert list(found["loss_rates"].values()) == ["0.00", "2.00", "10.00", "20.00", "50.00"]
    assert found["provision_net"] is None
    cli.ask("settings", "provision.vat", "20", as_of="2026-03-31")
    found = cli.ask("kpi", as_of="2026-03-31")
    assert (found["provision"], found["provision_net"]) == ("2040.00", "1700.00")
