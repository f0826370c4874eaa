"""A claim is lowered by what was paid earlier alone, whatever counts for the customer since."""

from decimal import Decimal

import pytest

from tests.integration.cli.test_cli_claim_lowered import ITEM, amounts, interest

CONSUMER = "code,name,kind\nBETA,Smith & <Sons>,consumer\n"


def no_rule(cli):
    cli.ask("settings", "interest.regime", "none", "--customer", "BETA")


def a_consumer(cli):
    cli.load("", customers=CONSUMER)


def due_at_the_end_of_the_year(cli):
    cli.ask("terms", "L-1", "--due", "2026-12-31", "--reason", "agreed")


@pytest.mark.parametrize("change", [no_rule, a_consumer, due_at_the_end_of_the_year])
def test_a_small_payment_of_october_takes_off_its_interest_alone(cli, change):
    cli.load(ITEM)
    cli.ask("claim", "L-1")
    change(cli)
    cli.ask("receipt", "BETA", "100", "--date", "2026-10-20", "--allocate", "L-1=100")
    too_much = interest((1000, 55)) - interest((1000, 20), (900, 35))
    (credit,) = amounts(cli, "credit_adjustment").values()
    assert Decimal(credit["amount"]) == too_much
    assert cli.ask("check")["ok"]


def test_a_claim_is_lowered_where_the_rate_of_today_is_not_known_yet(cli):
    """10.40 per cent in 2026 H2; of 2027 nothing is known, nor needed: 400 less on 35 days."""
    cli.load(ITEM)
    cli.ask("settings", "interest.regime", "eu")
    cli.ask("claim", "L-1")
    answer = cli.ask(
        *("receipt", "BETA", "400", "--date", "2026-10-20", "--allocate", "L-1=400"),
        as_of="2027-01-15",
    )
    assert answer["changes"]["claims"] == ["INT-000001, lowered by 3.99 GBP"]


def test_who_moves_the_due_day_of_a_claimed_invoice_hears_that_the_claim_stays(cli):
    """Claimed from 1 October on; once it falls due on 20 October, 20 of those days bear nothing."""
    cli.load(ITEM)
    cli.ask("claim", "L-1", as_of="2026-10-20")
    moved = cli.call("terms", "L-1", "--due", "2026-10-20", "--reason", "agreed")
    said = "Claim INT-000001 counted from the earlier due date, 2026-09-30. It stays: waive it, or"
    assert said in moved.err
    cli.ask("claim", "L-1")
    again = cli.call("terms", "L-1", "--due", "2026-11-20", "--reason", "agreed")
    assert "Claims INT-000001 and INT-000002 counted from the earlier due date" in again.err
    earlier = cli.call("terms", "L-1", "--due", "2026-09-30", "--reason", "as before")
    assert "INT-" not in earlier.err


def test_nothing_is_said_of_a_claim_that_was_waived_or_counts_from_later(cli):
    """With 30 days of grace a claim counts from 31 October; L-1 waived, L-2 is moved by a day."""
    cli.load(ITEM + ITEM.replace("L-1", "L-2"))
    cli.ask("claim", "L-1")
    cli.ask("waive", "INT-000001", "--reason", "goodwill")
    moved = cli.call("terms", "L-1", "--due", "2026-12-31", "--reason", "agreed")
    assert "INT-000001" not in moved.err
    for name, value in (("regime", "contract"), ("contract_rate", "10"), ("grace_days", "30")):
        cli.ask("settings", f"interest.{name}", value)
    cli.ask("claim", "L-2")
    moved = cli.call("terms", "L-2", "--due", "2026-10-01", "--reason", "agreed")
    assert "Claim INT-000002 counted from the earlier due date, 2026-09-30" in moved.err
