"""May it be shipped? by command, with limits, cover, stops and what was promised."""

from datetime import date

import pytest

from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Item, Message, MessageItem, Procedure, ProcedureStep
from collector_desktop.storage.operations import operation

AS_OF = "2026-11-24"


def asked(cli, customer, amount, as_of=AS_OF):
    result = cli.call("credit", customer, amount, "--json", as_of=as_of)
    return result.status, result.document


def test_within_the_limit_the_answer_is_yes_and_the_status_0(shop):
    status, found = asked(shop, "ACME", "100", "2026-10-20")
    assert status == 0
    assert (found["answer"], found["exposure"], found["credit_limit"], found["available"]) == (
        "yes",
        "40.00",
        "500.00",
        "460.00",
    )
    assert found["available_percent"] == 92
    assert found["why"] == ["It is within the credit limit, and nothing speaks against it."]


def test_over_the_limit_the_answer_is_no_and_says_why(shop):
    status, found = asked(shop, "ACME", "425.01")
    assert (status, found["answer"]) == (1, "no")
    assert found["why"][0] == "With it £500.01 would be owed, over the limit of £500.00."


def test_exactly_the_limit_is_within_it(shop):
    assert "over_limit" not in asked(shop, "ACME", "425.00")[1]["grounds"]


def test_credit_in_hand_lowers_the_exposure(shop):
    assert asked(shop, "ACME", "1")[1]["exposure"] == "75.00"


def test_no_limit_is_unlimited(shop):
    status, found = asked(shop, "BETA", "1000000")
    assert (status, found["credit_limit"], found["available"]) == (0, None, None)


def test_a_limit_of_nothing_is_cash_only(shop):
    status, found = asked(shop, "KUW", "0.001", "2026-10-31")
    assert (status, found["grounds"]) == (1, ["cash_only"])


def test_what_is_long_overdue_is_asked_about_and_then_refused(shop):
    assert asked(shop, "ACME", "1", "2026-10-25")[1]["answer"] == "yes"
    assert asked(shop, "ACME", "1", "2026-10-26")[1]["grounds"] == ["overdue"]
    assert asked(shop, "ACME", "1", "2026-11-25")[1]["grounds"] == ["long_overdue"]
    shop.ask("settings", "credit.stop_days", "90")
    assert asked(shop, "ACME", "1", "2026-11-25")[1]["answer"] == "ask"


def test_the_limit_of_a_group_is_for_those_without_their_own(shop):
    shop.ask("limit", "Chain", "60", "--group")
    assert asked(shop, "ACME", "1")[1]["credit_limit"] == "500.00"
    shop.ask("limit", "ACME", "none")
    found = asked(shop, "ACME", "1")[1]
    assert found["credit_limit"] == "60.00"
    assert "over the limit of the group Chain of £60.00" in found["why"][0]
    shop.ask("limit", "Chain", "none", "--group")
    assert asked(shop, "ACME", "1")[1]["credit_limit"] is None
    for _ in range(3):
        shop.ask("undo")
    assert asked(shop, "ACME", "1")[1]["credit_limit"] == "500.00"


def test_more_than_is_insured_is_asked_about_while_the_cover_lasts(shop):
    shop.ask("limit", "BETA", "--insured", "300", "--insurer", "Atradius", "--until", "2026-12-01")
    assert asked(shop, "BETA", "49.50")[0] == 0
    status, found = asked(shop, "BETA", "49.51")
    assert (status, found["answer"], found["grounds"]) == (1, "ask", ["not_insured"])
    assert asked(shop, "BETA", "49.51", "2026-12-02")[1]["insured"] is None
    shop.ask("limit", "BETA", "450")
    assert asked(shop, "BETA", "1")[1]["own_risk"] == "150.00"


def test_an_account_on_stop_is_refused(shop):
    shop.ask("status", "BETA", "--set", "on_stop", "--reason", "three cheques back")
    status, found = asked(shop, "BETA", "1")
    assert (status, found["grounds"]) == (1, ["supply_stopped"])
    assert "three cheques back" in found["why"][0]


def test_a_broken_word_is_asked_about(shop):
    shop.ask("plan", "BETA", "--count", "2", "--from", "2026-11-25")
    assert asked(shop, "BETA", "1")[0] == 0
    status, found = asked(shop, "BETA", "1", "2026-11-26")
    assert (status, found["grounds"]) == (1, ["word_broken"])
    assert found["why"] == ["£125.25 of a plan is in arrears."]


def test_a_broken_promise_is_asked_about_until_a_later_one_is_made(shop):
    shop.ask(
        *("log", "BETA", "--kind", "call", "--outcome", "PTP"),
        *("--promise", "250.50", "--promise-for", "2026-11-25"),
    )
    found = asked(shop, "BETA", "1", "2026-11-26")[1]
    assert found["why"] == ["Promised £250.50 for 25 November 2026, not kept."]


def test_people_read_it_in_one_line(shop):
    assert shop.call("credit", "BETA", "5").out.strip() == (
        "yes: No credit limit is set, and nothing speaks against it."
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("credit", "NOBODY", "1"), 4),
        (("credit", "BETA", "-1"), 4),
        (("credit", "BETA", "much"), 2),
        (("limit", "BETA"), 2),
        (("limit", "BETA", "-5"), 4),
        (("limit", "BETA", "5", "--insured", "5"), 2),
        (("limit", "Nowhere", "5", "--group"), 4),
    ],
)
def test_what_makes_no_sense_is_refused(shop, arguments, status):
    assert shop.call(*arguments).status == status


def test_a_step_that_stops_supply_is_shown_until_its_debt_is_paid(shop):
    open_ledger(shop.ledger, "Priya", "test")
    add_stopping_step("INV-3")
    close_ledger()
    status, found = asked(shop, "BETA", "1")
    assert (status, found["grounds"]) == (1, ["supply_stopped"])
    assert found["why"] == ["Chased to the step that stops supply: INV-3."]
    assert asked(shop, "BETA", "1", "2026-11-23")[0] == 0
    shop.ask("receipt", "BETA", "250.50")
    assert asked(shop, "BETA", "1")[0] == 0


def add_stopping_step(number):
    """Write that a debt was chased, on the day of the tests, by a step that stops supply."""
    item, day = Item.get(Item.number == number), date.fromisoformat(AS_OF)
    with operation("test", "Chase it", day):
        procedure = Procedure.create(name="Firm stop")
        step = ProcedureStep.create(
            procedure=procedure, position=1, name="Stop", days=7, channel="letter", hold_supply=True
        )
        message = Message.create(
            customer=item.customer, channel="letter", state="printed", made_on=day, step=step
        )
        MessageItem.create(
            message=message, item=item, step=step, open_minor=item.open_minor, days_overdue=0
        )


def test_an_old_debt_in_another_currency_is_named_as_such(shop):
    head = "type,number,customer,date,due_date,amount,currency,reference,description\n"
    line = "invoice,U-1,BETA,2026-07-01,2026-07-31,10.00,USD,,\n"
    shop.ask("import", shop.write("usd.csv", head + line))
    status, found = asked(shop, "BETA", "1")
    assert (status, found["currency"]) == (1, "GBP")
    assert "The oldest debt, in USD, is 116 days overdue." in found["why"]
