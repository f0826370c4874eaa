"""Payment terms on the command line: in files, explained and changed."""

from __future__ import annotations

import pytest

HEADINGS = "type,number,customer,date,due_date,amount,currency,reference,description,terms\n"
IN_PARTS = "code,name,terms,group\nACME,Acme Ltd,30% COD; 70% EOM+30,Chain\nBETA,Beta Ltd,,Chain\n"


@pytest.fixture
def books(cli):
    """A ledger with a customer whose invoices are payable in two parts."""
    cli.ask("import", cli.write("customers.csv", IN_PARTS))
    return cli


def bring_in(cli, *lines):
    path = cli.write("items.csv", HEADINGS + "".join(f"{line}\n" for line in lines))
    return cli.ask("import", path)["files"][0]


def dues(cli, *options):
    return {
        item["number"]: (item["due_date"], item["amount"])
        for item in cli.ask("items", "--all", *options, as_of="2026-12-31")["items"]
    }


IN_TWO = {"INV/1": ("2026-10-05", "30.00"), "INV/2": ("2026-11-30", "70.01")}
LINE = "invoice,INV,ACME,2026-10-05,,100.01,GBP,,,"


def test_an_invoice_in_parts_is_an_item_for_each_and_stays_so(books):
    assert bring_in(books, LINE)["created"] == 2
    assert dues(books) == IN_TWO
    again = bring_in(books, LINE)
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)


def test_parts_go_out_and_come_in_again_as_they_are(books, tmp_path):
    bring_in(books, LINE)
    books.ask("export", tmp_path / "out")
    books.ledger = tmp_path / "other.collector"
    books.ask("init")
    books.ask("import", *(tmp_path / "out" / f"{name}.csv" for name in ("customers", "items")))
    assert dues(books) == IN_TWO
    assert bring_in(books, LINE)["unchanged"] == 2


def test_the_terms_of_a_line_stand_first_and_its_due_date_above_all(books):
    bring_in(
        books,
        "invoice,A,BETA,2026-10-05,,1.00,GBP,,,",
        "invoice,B,BETA,2026-10-05,,1.00,GBP,,,2% 10th prox net 31",
        "invoice,C,BETA,2026-10-05,2026-10-20,1.00,GBP,,,NET 60",
        "invoice,D,BETA,2026-10-05,,1.00,GBP,,,DOM 25 cutoff 4",
    )
    assert {number: day for number, (day, _) in dues(books).items()} == {
        "A": "2026-11-04",
        "B": "2026-11-30",
        "C": "2026-10-20",
        "D": "2026-12-25",
    }


def test_terms_come_from_the_customer_its_group_and_the_company_in_this_order(books):
    books.ask("settings", "terms.default", "NET 7")
    bring_in(books, "invoice,A,BETA,2026-10-05,,1.00,GBP,,,")
    books.ask("terms", "--group", "chain", "EOM")
    books.ask("undo")
    books.ask("terms", "--group", "chain", "20th of the following month")
    assert books.ask("terms", "--group", "chain", "DOM 20")["operation"] is None
    bring_in(books, "invoice,B,BETA,2026-10-05,,1.00,GBP,,,")
    books.ask("terms", "--customer", "BETA", "30 days end of month")
    bring_in(books, "invoice,C,BETA,2026-10-05,,1.00,GBP,,,")
    assert {number: day for number, (day, _) in dues(books).items()} == {
        "A": "2026-10-12",
        "B": "2026-11-20",
        "C": "2026-11-30",
    }
    assert books.ask("customer", "BETA")["customer"]["terms"] == "EOM+30"
    books.ask("terms", "--customer", "BETA", "")
    assert books.ask("customer", "BETA")["customer"]["terms"] != "EOM+30"


def test_terms_that_cannot_be_read_are_pointed_out_and_the_next_ones_count(books):
    result = books.call(
        "import",
        books.write("items.csv", HEADINGS + "invoice,A,BETA,2026-10-05,,1.00,GBP,,,whenever\n"),
    )
    assert "whenever" in result.out + result.err
    assert dues(books)["A"][0] == "2026-11-04"


def test_a_due_date_on_a_bank_holiday_moves_as_set(books):
    books.ask("settings", "terms.due_roll", "next")
    bring_in(
        books, "invoice,A,BETA,2026-11-25,,1.00,GBP,,,", "receipt,R,BETA,2026-12-25,,1.00,GBP,,,"
    )
    books.ask("settings", "terms.due_roll", "previous")
    bring_in(books, "invoice,B,BETA,2026-11-25,,1.00,GBP,,,")
    found = dues(books, "--customer", "BETA")
    days = {number: found[number][0] for number in "ABR"}
    assert days == {"A": "2026-12-29", "B": "2026-12-24", "R": "2026-12-25"}


def test_terms_are_explained_for_an_invoice_of_today(cli):
    assert cli.ask("terms", "2% 10 days, net 30") == {
        "terms": "2/10 NET 30",
        "words": "30 days from invoice, 2 % off if paid within 10 days",
        "date": "2026-11-24",
        "due_date": "2026-12-24",
        "parts": [{"percent": "100", "due_date": "2026-12-24"}],
        "discount": {"percent": "2", "until": "2026-12-04", "cost_of_refusing": "37.24"},
    }
    assert "To let the discount go costs 37.24 % a year" in cli.call("terms", "2/10 net 30").out
    assert "a year" not in cli.call("terms", "2/30 net 30").out
    assert "not a payment term" in cli.refuse(4, "terms", "some time")
    assert "Quote" in cli.refuse(2, "terms", "30", "days", "net")


def test_an_invoice_gets_another_due_date_and_back(shop):
    found = shop.ask("terms", "INV-2", "EOM+60", "--reason", "agreed with Ann")
    assert found["items"] == [{"number": "INV-2", "before": "2026-12-10", "due_date": "2027-01-29"}]
    assert found["operation"] == "Move the due date of INV-2 to 2027-01-29: agreed with Ann"
    assert dues(shop)["INV-2"][0] == "2027-01-29"
    shop.ask("undo")
    assert dues(shop)["INV-2"][0] == "2026-12-10"
    shop.ask("terms", "INV-2", "--due", "2026-12-24", "--reason", "agreed")
    assert dues(shop)["INV-2"][0] == "2026-12-24"
    assert shop.ask("terms", "INV-2", "--due", "2026-12-24", "--reason", "x")["items"] == []


def terms_of(cli, number):
    return {item["number"]: item["terms"] for item in cli.ask("items", "--all")["items"]}[number]


def test_one_invoice_is_on_terms_of_its_own(shop):
    """INV-2 is of 10 November and due on 10 December, 30 days later: only the discount is new."""
    done = shop.ask("terms", "INV-2", "2% 10 days, net 30", "--reason", "agreed")
    assert (done["operation"], done["items"]) == ("Put INV-2 on terms 2/10 NET 30: agreed", [])
    assert terms_of(shop, "INV-2") == "2/10 NET 30"
    shop.ask("terms", "INV-2", "--due", "2026-12-24", "--reason", "agreed")
    assert terms_of(shop, "INV-2") == "2/10 NET 30"
    shop.ask("undo")
    shop.ask("undo")
    assert terms_of(shop, "INV-2") is None


def test_a_moved_due_date_says_what_it_changes_of_the_past(shop):
    moved = shop.call("terms", "INV-1", "--due", "2026-11-02", "--reason", "agreed")
    assert "the ageing of 2 month ends (2026-09-30, 2026-10-31)." in moved.err
    later = shop.call("terms", "INV-1", "--due", "2026-11-05", "--reason", "agreed")
    assert "This changes" not in later.err


def test_the_parts_of_an_invoice_change_together(books):
    bring_in(books, LINE)
    books.ask("terms", "INV", "30% NET 10; 70% NET 20", "--reason", "agreed")
    assert [day for day, _ in dues(books).values()] == ["2026-10-15", "2026-10-25"]
    books.ask("terms", "INV/2", "NET 60", "--reason", "agreed")
    assert {day for day, _ in dues(books).values()} == {"2026-12-04"}
    books.ask("terms", "INV/2", "--due", "2026-12-24", "--reason", "only this one")
    assert [dues(books)[f"INV/{n}"][0] for n in (1, 2)] == ["2026-12-04", "2026-12-24"]
    assert bring_in(books, LINE)["unchanged"] == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("INV-2", "NET 60"), "no reason"),
        (("INV-2", "some time", "--reason", "x"), "not a payment term"),
        (("INV-2", "50% COD; 50% NET 30", "--reason", "x"), "2 parts"),
        (("INV-2", "--due", "2026-11-09", "--reason", "x"), "dated 2026-11-10"),
        (("R-1", "NET 60", "--reason", "x"), "Name an invoice"),
        (("NONE", "NET 60", "--reason", "x"), "No entry"),
        (("--group", "Nobody", "NET 60"), "no group"),
    ],
)
def test_what_makes_no_sense_is_refused(shop, arguments, words):
    assert words in shop.refuse(4, "terms", *arguments)
