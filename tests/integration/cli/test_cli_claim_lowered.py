"""A payment that turns out to have come earlier lowers the claim, by a credit that says so."""

from decimal import ROUND_HALF_UP, Decimal

import pytest

RATE = Decimal("11.75")  # the Act of 1998, interest that starts in 2026 H2
ITEM = "invoice,L-1,BETA,2026-08-31,2026-09-30,1000.00,GBP,,\n"


def interest(*spans):
    """Return simple interest on (balance, days), rounded once: a second way to count."""
    exact = sum(Decimal(balance) * days for balance, days in spans) * RATE / 36_500
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.fixture
def claimed(cli):
    """An invoice due on 30 September and its claim of 24 November."""
    cli.load(ITEM)
    (claim,) = cli.ask("claim", "L-1")["claims"]
    assert (Decimal(claim["interest"]), claim["fixed_sum"]) == (interest((1000, 55)), "70.00")
    return cli


def amounts(line, *kinds):
    rows = line.ask("items", "--all")["items"]
    return {row["number"]: row for row in rows if row["type"] in kinds}


def test_a_part_payment_of_october_takes_off_what_the_claim_asked_too_much(claimed):
    answer = claimed.ask("receipt", "BETA", "400", "--date", "2026-10-20", "--allocate", "L-1=400")
    too_much = interest((1000, 55)) - interest((1000, 20), (600, 35))
    assert answer["changes"]["claims"] == [f"INT-000001, lowered by {too_much} GBP"]
    assert f"claim INT-000001, lowered by {too_much} GBP" in answer["changes"]["text"]
    (credit,) = amounts(claimed, "credit_adjustment").values()
    assert (credit["amount"], credit["open"], credit["date"]) == (
        *(str(too_much), "0.00"),
        "2026-11-24",
    )
    debt = amounts(claimed, "debit_adjustment")["INT-000001"]
    asked = interest((1000, 55)) + 70
    assert (Decimal(debt["amount"]), Decimal(debt["open"])) == (asked, asked - too_much)
    assert claimed.ask("check")["ok"]
    (row,) = claimed.ask("interest", "--item", "L-1")["claims"]
    assert Decimal(row["claimed"]) == interest((1000, 20), (600, 35)) + 70
    claimed.ask("undo")
    assert amounts(claimed, "credit_adjustment", "receipt") == {}


def test_a_payment_in_time_takes_the_whole_claim_back_with_the_fixed_sum(claimed):
    answer = claimed.ask(
        "receipt", "BETA", "1000", "--date", "2026-09-29", "--allocate", "L-1=1000"
    )
    whole = interest((1000, 55)) + 70
    assert answer["changes"]["claims"] == [f"INT-000001, lowered by {whole} GBP"]
    assert amounts(claimed, "debit_adjustment")["INT-000001"]["open"] == "0.00"
    assert claimed.ask("check")["ok"]


def test_what_is_lowered_of_a_paid_claim_stays_on_account(claimed):
    claimed.ask("receipt", "BETA", str(interest((1000, 55)) + 70), "--allocate", "INT-000001=87.71")
    claimed.ask("receipt", "BETA", "400", "--date", "2026-10-20", "--allocate", "L-1=400")
    (credit,) = amounts(claimed, "credit_adjustment").values()
    assert credit["open"] == credit["amount"]


def test_a_payment_after_the_days_of_the_claim_changes_nothing(claimed):
    answer = claimed.ask("receipt", "BETA", "400")
    assert "changes" not in answer
    assert amounts(claimed, "credit_adjustment") == {}


def test_money_on_account_that_is_allocated_later_counts_from_the_day_it_came(claimed):
    claimed.ask("receipt", "BETA", "400", "--date", "2026-10-20", "--allocate", "none")
    assert amounts(claimed, "credit_adjustment") == {}
    claimed.ask("allocate", "R-000001", "L-1", "400")
    (credit,) = amounts(claimed, "credit_adjustment").values()
    too_much = interest((1000, 55)) - interest((1000, 20), (600, 35))
    assert credit["amount"] == str(too_much)
    assert claimed.ask("check")["ok"]


@pytest.mark.parametrize("say", [("allocate", "R-000001", "L-1", "1000"), ("match",)])
def test_money_of_october_whose_purpose_is_said_days_after_the_claim_lowers_it(cli, say):
    """The claim is of 10 November, the money of 20 October; on 17 November it gets its purpose."""
    cli.load(ITEM)
    cli.ask("receipt", "BETA", "1000", "--date", "2026-10-20", "--allocate", "none")
    cli.ask("claim", "L-1", as_of="2026-11-10")
    cli.ask(*say, as_of="2026-11-17")
    (credit,) = amounts(cli, "credit_adjustment").values()
    assert Decimal(credit["amount"]) == interest((1000, 41)) - interest((1000, 20))
    assert credit["date"] == "2026-11-17"
    assert cli.ask("check")["ok"]


def test_what_is_written_off_from_october_on_lowers_the_claim_and_says_so(claimed):
    answer = claimed.ask("write-off", "L-1", "400", "--reason", "goodwill", "--date", "2026-10-20")
    too_much = interest((1000, 55)) - interest((1000, 20), (600, 35))
    assert answer["changes"]["claims"] == [f"INT-000001, lowered by {too_much} GBP"]
    assert claimed.ask("check")["ok"]


def test_a_settlement_of_october_names_all_that_it_lowers(claimed):
    answer = claimed.ask("settle", "400", "L-1", "--date", "2026-10-20")
    lowered = [words.split()[-2] for words in answer["changes"]["claims"]]
    assert sum(map(Decimal, lowered)) == interest((1000, 55)) - interest((1000, 20))


def test_an_imported_payment_of_october_lowers_the_claim_as_a_typed_one_does(claimed):
    too_much = interest((1000, 55)) - interest((1000, 20), (600, 35))
    claimed.load("receipt,R-9,BETA,2026-10-20,,400.00,GBP,L-1,\n", "R-9,L-1,2026-10-20,400.00\n")
    (credit,) = amounts(claimed, "credit_adjustment").values()
    assert credit["amount"] == str(too_much)
    assert claimed.ask("check")["ok"]
    (row,) = claimed.ask("interest", "--item", "L-1")["claims"]
    assert Decimal(row["claimed"]) == interest((1000, 20), (600, 35)) + 70


def test_a_payment_that_a_later_file_dates_earlier_lowers_the_claim(cli):
    """First told as of 9 November, then as of 20 October: 400.00 less on 20 days."""
    receipt = "receipt,R-9,BETA,{},,400.00,GBP,L-1,\n"
    cli.load(ITEM + receipt.format("2026-11-09"), "R-9,L-1,2026-11-09,400.00\n")
    cli.ask("claim", "L-1", as_of="2026-11-10")
    cli.load(receipt.format("2026-11-09"))
    assert amounts(cli, "credit_adjustment") == {}
    cli.load(receipt.format("2026-10-20"))
    (credit,) = amounts(cli, "credit_adjustment").values()
    asked, right = interest((1000, 40), (600, 1)), interest((1000, 20), (600, 21))
    assert Decimal(credit["amount"]) == asked - right
    assert cli.ask("check")["ok"]


def test_money_of_october_that_is_matched_today_lowers_the_claim(claimed):
    claimed.ask("receipt", "BETA", "1000", "--date", "2026-10-20", "--allocate", "none")
    assert amounts(claimed, "credit_adjustment") == {}
    claimed.ask("match")
    (credit,) = amounts(claimed, "credit_adjustment").values()
    assert Decimal(credit["amount"]) == interest((1000, 55)) - interest((1000, 20))
    assert claimed.ask("check")["ok"]


def test_money_that_came_back_leaves_the_claim_and_the_sheet_says_what_it_asks_too_little(cli):
    cli.load(ITEM)
    cli.ask("receipt", "BETA", "400", "--date", "2026-10-20", "--allocate", "L-1=400")
    cli.ask("claim", "L-1")
    assert "less than" not in cli.call("interest").err
    cli.ask("bounce", "R-000001", "--date", "2026-10-30")
    asked = interest((1000, 20), (600, 35))
    more = interest((1000, 20), (600, 10), (1000, 25)) - asked
    told = cli.call("interest").err
    assert f"INT-000001 asks £{more} less than its days bear now" in told
    (row,) = cli.ask("interest", "--item", "L-1")["claims"]
    assert Decimal(row["claimed"]) == asked + 70
    assert cli.ask("check")["ok"]


def test_two_claims_on_an_invoice_that_are_lowered_together_lose_no_penny(cli):
    """1,000.00 bears 32.19 pence a day: 6.44 by 20 October, and 6.44 more by 9 November.

    Once 400.00 turns out to have come on the due date, 600.00 bears 3.863 in either time, so the
    claims are 7.73 together and not twice 3.86.
    """
    cli.load(ITEM)
    for day in ("2026-10-20", "2026-11-09"):
        (claim,) = cli.ask("claim", "L-1", as_of=day)["claims"]
        assert Decimal(claim["interest"]) == Decimal("6.44")
    cli.ask("receipt", "BETA", "400", "--date", "2026-09-30", "--allocate", "L-1=400")
    lowered = amounts(cli, "credit_adjustment").values()
    assert sorted(Decimal(row["amount"]) for row in lowered) == [Decimal("2.57"), Decimal("2.58")]
    (row,) = cli.ask("interest", "--item", "L-1")["claims"]
    assert Decimal(row["claimed"]) == interest((600, 40)) + 70 == Decimal("77.73")
    assert cli.ask("check")["ok"]


def test_a_penny_that_rounding_takes_off_one_claim_and_owes_to_the_next_stays(cli):
    """1,000.00 bears 4.83 in 15 days (4.8288) and 0.32 in the next, together 5.15.

    Of 999.00 it is 4.82 (4.8239) and, with what that left, 0.33: 5.15 as well. The second claim
    cannot grow, so the first is not lowered.
    """
    cli.load(ITEM)
    asked = [
        cli.ask("claim", "L-1", as_of=day)["claims"][0]["interest"]
        for day in ("2026-10-15", "2026-10-16")
    ]
    assert asked == ["4.83", "0.32"]
    cli.ask("receipt", "BETA", "1", "--date", "2026-09-30", "--allocate", "L-1=1")
    assert amounts(cli, "credit_adjustment") == {}
    (row,) = cli.ask("interest", "--item", "L-1")["claims"]
    assert Decimal(row["claimed"]) == interest((999, 16)) + 70 == Decimal("75.15")
