"""Statements as data: what is open, and what moved."""

from decimal import Decimal

OPENING = "invoice,OLD,ACME,2026-01-05,2026-02-04,100.00,GBP,,\n"
MOVES = (
    "invoice,MAY,ACME,2026-05-10,2026-06-09,50.00,GBP,PO 1,\n"
    "receipt,R,ACME,2026-06-01,,30.00,GBP,,\n"
    "invoice,JUL,ACME,2026-07-01,2026-07-31,20.00,GBP,,\n"
    "receipt,LOOSE,ACME,2026-07-02,,5.00,GBP,,\n"
)


def section(cli, *arguments, currency="GBP"):
    return cli.ask("statement", "ACME", *arguments)["currencies"][currency]


def amounts(values):
    return sum(Decimal(value) for value in values)


def test_an_invoice_due_today_is_current(cli):
    cli.load("invoice,I,ACME,2026-11-24,2026-11-24,100.00,GBP,,\n")
    found = section(cli)
    assert found["closing"] == "100.00"
    assert found["ageing"]["current"] == "100.00"
    assert amounts(found["ageing"].values()) == 100


def test_open_items_only_on_one_and_all_movements_on_the_other(cli):
    cli.load(OPENING + MOVES, "R,OLD,2026-06-01,30.00\n")
    open_items = section(cli)
    assert [line["number"] for line in open_items["lines"]] == ["OLD", "MAY", "LOOSE", "JUL"]
    assert [line["debit"] for line in open_items["lines"]] == ["70.00", "50.00", "0.00", "20.00"]
    activity = section(cli, "--kind", "activity", "--from", "2026-05-01")
    assert activity["opening"] == "100.00"
    assert activity["lines"][0] == {
        "date": "2026-05-10",
        "type": "invoice",
        "number": "MAY",
        "reference": "PO 1",
        "due_date": "2026-06-09",
        "debit": "50.00",
        "credit": "0.00",
        "balance": "150.00",
    }
    assert [line["number"] for line in activity["lines"]] == ["MAY", "R", "JUL", "LOOSE"]
    assert activity["closing"] == open_items["closing"] == "135.00"


def test_what_was_open_before_the_period_does_not_vanish(cli):
    cli.load(OPENING)
    found = section(cli, "--kind", "activity", "--from", "2026-11-01")
    assert (found["opening"], found["lines"], found["closing"]) == ("100.00", [], "100.00")


def test_opening_and_movements_give_closing_however_the_period_is_split(cli):
    cli.load(OPENING + MOVES, "R,OLD,2026-06-01,30.00\n")
    whole = section(cli, "--kind", "activity", "--from", "2026-05-01", "--to", "2026-07-31")
    first = section(cli, "--kind", "activity", "--from", "2026-05-01", "--to", "2026-06-15")
    second = section(cli, "--kind", "activity", "--from", "2026-06-16", "--to", "2026-07-31")
    assert first["closing"] == second["opening"]
    assert second["closing"] == whole["closing"]
    for each in (whole, first, second):
        moved = amounts(x["debit"] for x in each["lines"]) - amounts(
            x["credit"] for x in each["lines"]
        )
        assert Decimal(each["opening"]) + moved == Decimal(each["closing"])
        assert amounts(each["ageing"].values()) == Decimal(each["closing"])


def test_a_customer_with_nothing_has_nothing_to_state(cli, tmp_path):
    cli.load("invoice,I,BETA,2026-11-24,2026-11-24,100.00,GBP,,\n")
    assert cli.ask("statement", "ACME")["currencies"] == {}
    cli.refuse(4, "statement", "ACME", "--out", tmp_path)
    sent = cli.ask("statement", "--all", "--out", tmp_path / "out")["files"]
    assert [each["customer"] for each in sent] == ["BETA"]


def test_a_period_that_ends_before_it_begins_is_wrong_usage(shop):
    shop.refuse(2, "statement", "ACME", "--from", "2026-05-02", "--to", "2026-05-01")
    shop.refuse(2, "statement", "--all")
    shop.refuse(2, "statement", "ACME", "--combined", "x.pdf")


def test_the_readable_statement_opens_and_closes(shop):
    lines = shop.call("statement", "ACME", "--kind", "activity", "--from", "2026-09-01").out
    assert "opening" in lines
    assert lines.rstrip().endswith("75.00")


def test_in_detail_each_item_has_its_amount_and_what_was_applied(cli):
    cli.load(OPENING + MOVES, "R,OLD,2026-06-01,30.00\n")
    found = section(cli, "--kind", "detail")
    old = found["lines"][0]
    assert (old["amount"], old["debit"]) == ("100.00", "70.00")
    assert old["applications"] == [
        {"date": "2026-06-01", "type": "receipt", "number": "R", "amount": "30.00"}
    ]
    for line in found["lines"]:
        left = Decimal(line["amount"]) - amounts(each["amount"] for each in line["applications"])
        assert left == Decimal(line["debit"]) + Decimal(line["credit"])
    summary = section(cli)
    assert (found["closing"], found["ageing"]) == (summary["closing"], summary["ageing"])
    text = cli.call("statement", "ACME", "--kind", "detail").out
    assert text.index("100.00") < text.index("-30.00") < text.index("50.00")
    cli.ask("settings", "statement.kind", "detail")
    assert cli.ask("statement", "ACME")["kind"] == "detail"
