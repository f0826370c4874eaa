"""Currencies by command: codes, rates, the base view and exchange differences."""

import pytest

HEADINGS = "type,number,customer,date,due_date,amount,currency,reference,description\n"


@pytest.fixture
def abroad(fresh):
    """A company in rupees with an invoice of USD 100 booked at 80 (oracle A10)."""
    fresh.ask("init", "--name", "Mill", "--country", "IN", "--currency", "INR")
    customers = "code,name,kind,currency\nUS,Us Inc,company,USD\nIN,Inn,company,INR\n"
    rows = "invoice,U-1,US,2026-10-01,2026-10-31,100.00,USD,,\n"
    rows += "invoice,I-1,IN,2026-10-01,2026-10-31,100.00,INR,,\n"
    fresh.ask(
        "import",
        fresh.write("customers.csv", customers),
        fresh.write("items.csv", HEADINGS + rows),
    )
    fresh.ask("fx", "add", "USD", "2026-10-01", "80")
    fresh.ask("fx", "add", "USD", "2026-11-20", "75")
    return fresh


def test_a10_the_base_view_stands_beside_the_currencies(abroad):
    base = abroad.ask("aged", "--base", as_of="2026-11-19")["base"]
    assert (base["currency"], base["missing"]) == ("INR", [])
    assert base["rates"] == {"USD": {"rate": "80", "from": "2026-10-01"}}
    assert [(row["balance"], row["base_balance"]) for row in base["rows"]] == [
        ("100.00", "100.00"),
        ("100.00", "8000.00"),
    ]
    assert base["totals"] == {"balance": "8100.00", "overdue": "8100.00"}
    assert abroad.ask("aged", "--base")["base"]["totals"]["balance"] == "7600.00"
    assert "base" not in abroad.ask("aged")
    assert "8000.00" in abroad.call("aged", "--base", as_of="2026-11-19").out


def test_a_missing_rate_is_said_and_never_guessed(abroad):
    base = abroad.ask("aged", "--base", as_of="2026-10-01")["base"]
    assert base["missing"] == []
    abroad.ask("receipt", "US", "5", "--currency", "EUR")
    base = abroad.ask("aged", "--base")["base"]
    assert base["missing"] == ["EUR"]
    assert base["totals"] == {"balance": None, "overdue": None}
    assert "?" in abroad.call("aged", "--base").out


def test_a10_the_difference_on_a_part_payment_is_shown_and_in_no_balance(abroad):
    abroad.ask("receipt", "US", "90", "--date", "2026-11-20")
    found = abroad.ask("fx", "differences")
    assert found["differences"] == [
        {
            "customer": "US",
            "from": "R-000001",
            "from_date": "2026-11-20",
            "to": "U-1",
            "to_date": "2026-10-01",
            "amount": "90.00",
            "currency": "USD",
            "booked": "7200.00",
            "received": "6750.00",
            "difference": "-450.00",
        }
    ]
    assert (found["total"], found["missing"]) == ("-450.00", [])
    assert abroad.ask("customer", "US")["balances"]["USD"]["balance"] == "10.00"
    abroad.ask("receipt", "US", "10", "--date", "2026-11-20")
    assert abroad.ask("fx", "differences", "--customer", "US")["total"] == "-500.00"
    assert abroad.ask("fx", "differences", as_of="2026-11-19")["differences"] == []
    abroad.ask("bounce", "R-000001", "--date", "2026-11-22")
    assert abroad.ask("fx", "differences")["total"] == "-50.00"
    assert abroad.ask("check")["ok"]


def test_a_difference_without_a_rate_is_unknown(abroad):
    abroad.ask("undo")
    abroad.ask("undo")
    abroad.ask("receipt", "US", "90")
    found = abroad.ask("fx", "differences")
    assert found["differences"][0]["difference"] is None
    assert found["missing"] == ["USD"]


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("currency;date;rate\nEUR;2026-11-23;90,125\nUSD;2026-11-23;81,5\n", ["90.125", "81.5"]),
        ("currency;date;rate\nEUR;2026-11-23;90.125\nUSD;2026-11-23;81\n", ["90.125", "81"]),
        ("currency\tdate\trate\nEUR\t2026-11-23\t90.125\n", ["90.125"]),
        ('currency,date,rate\nEUR,2026-11-23,"1,085"\n', []),
        ("currency;date;rate\nEUR;2026-11-23;1,085\nUSD;2026-11-23;81.5\n", ["81.5"]),
    ],
)
def test_a_comma_stands_before_decimals_between_semicolons_only(abroad, text, rates):
    found = abroad.call("fx", "import", abroad.write("rates.csv", text), "--json").document
    assert len(found["errors"]) == text.count("2026") - len(rates)
    kept = abroad.ask("fx")["rates"]
    assert [each["rate"] for each in kept if each["from"] == "2026-11-23"] == rates


def test_rates_come_from_a_file_and_wrong_rows_are_named(abroad):
    text = "Date,Currency,Rate\n2026-11-23,EUR,90.1234\n2026-11-23,XXQ,1\nx,EUR,1\n"
    text += "2026-11-20,USD,75\n2026-10-01,USD,81\n2026-11-23,INR,1\n2026-11-24,EUR,0\n"
    result = abroad.call("fx", "import", abroad.write("rates.csv", text), "--json")
    assert result.status == 1
    found = result.document
    assert (found["created"], found["updated"], found["unchanged"]) == (1, 1, 1)
    assert [each["row"] for each in found["errors"]] == [3, 4, 7, 8]
    rates = abroad.ask("fx")["rates"]
    assert rates[0] == {"currency": "EUR", "from": "2026-11-23", "rate": "90.1234"}
    assert abroad.ask("undo")["undone"] == "Import exchange rates from rates.csv"
    assert len(abroad.ask("fx")["rates"]) == 2
    other = abroad.write("other.csv", "a\n1\n")
    assert "does not have the columns" in abroad.refuse(4, "fx", "import", other)
    endless = abroad.write("endless.csv", f"currency,date,rate\nEUR,2026-11-23,{'9' * 150_000}\n")
    assert "line 2 is not a line of CSV" in abroad.refuse(4, "fx", "import", endless)


def test_an_amount_is_converted_both_ways(abroad):
    assert abroad.ask("fx", "convert", "10", "USD", "INR")["amount"] == "750.00"
    assert abroad.ask("fx", "convert", "750", "INR", "USD")["amount"] == "10.00"
    assert "There is no rate for EUR" in abroad.refuse(4, "fx", "convert", "1", "EUR", "INR")
    assert "must be INR" in abroad.refuse(4, "fx", "convert", "1", "EUR", "USD")


def test_wrong_words_about_rates_are_refused(abroad):
    assert "fx add CURRENCY DATE RATE" in abroad.refuse(2, "fx", "add", "USD")
    assert "is not a rate" in abroad.refuse(4, "fx", "add", "USD", "2026-11-20", "0")
    assert "your own currency" in abroad.refuse(4, "fx", "add", "INR", "2026-11-20", "1")
    assert "is not a day" in abroad.refuse(2, "fx", "add", "USD", "someday", "1")


def test_a_code_that_is_no_currency_is_refused_everywhere(fresh):
    assert "'XXQ' is not a currency code" in fresh.refuse(4, "init", "--currency", "XXQ")
    fresh.ask("init")
    assert "is not a currency code" in fresh.refuse(4, "settings", "company.currency", "XXQ")
    rows = HEADINGS + "invoice,X-1,A,2026-10-01,2026-10-31,1.00,XXQ,,\n"
    result = fresh.call("import", fresh.write("items.csv", rows), "--json")
    (error,) = result.document["files"][0]["errors"]
    assert (result.status, error["column"], error["value"]) == (1, "currency", "XXQ")
    assert "XXQ is not a currency" in error["reason"]


def test_every_currency_keeps_its_own_decimals(abroad):
    rows = "invoice,J-1,US,2026-10-01,2026-10-31,1234,JPY,,\n"
    rows += "invoice,K-1,US,2026-10-01,2026-10-31,1.250,KWD,,\n"
    abroad.ask("import", abroad.write("more.csv", HEADINGS + rows))
    sections = abroad.ask("statement", "US")["currencies"]
    assert {currency: each["closing"] for currency, each in sections.items()} == {
        "JPY": "1234",
        "KWD": "1.250",
        "USD": "100.00",
    }


@pytest.mark.parametrize(
    ("days", "read", "refused"),
    [
        (("2026-10-03", "20261004"), ["2026-10-03", "2026-10-04"], []),
        (("3 October 2026", "Oct 4, 2026"), ["2026-10-03", "2026-10-04"], []),
        (("03.10.2026", "4.10.2026"), ["2026-10-03", "2026-10-04"], []),
        (("03/10/2026", "13/10/2026"), ["2026-10-03", "2026-10-13"], []),  # the other one tells
        (("10/03/2026", "10/13/2026"), ["2026-10-03", "2026-10-13"], []),
        (("03/10/2026", "2026-10-04"), ["2026-10-04"], [2]),
        (("05/05/2026", "2026-10-04"), ["2026-05-05", "2026-10-04"], []),  # either way the same
        (("13/10/2026", "10/14/2026", "03/10/2026"), ["2026-10-13", "2026-10-14"], [4]),
        (("31/02/2026", "soon"), [], [2, 3]),
    ],
)
def test_rates_come_in_with_days_as_files_write_them_where_they_are_clear(
    fresh, days, read, refused
):
    fresh.ask("init", "--country", "GB", "--currency", "GBP")
    rows = "".join(f"EUR;{day};0,85\n" for day in days)
    path = fresh.write("r.csv", "currency;date;rate\n" + rows)
    found = fresh.call("fx", "import", path, "--json").document
    assert [each["row"] for each in found["errors"]] == refused
    assert [each["from"] for each in fresh.ask("fx")["rates"]] == read
