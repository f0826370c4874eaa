"""What the questions answer, by cases with known right answers."""

from datetime import date, timedelta

import pytest

LABELS = ["current", "1-30", "31-60", "61-90", "91+"]
EVERY_DAY = [-400, -10, -1, 0, 1, 10, 29, 30, 31, 59, 60, 61, 89, 90, 91, 120, 800]


def row(cli, code="ACME", currency="GBP", **options):
    found = cli.ask("aged", "--customer", code, **options)["currencies"][currency]["rows"]
    assert [each["customer"] for each in found] == [code]
    return found[0]


def test_aged_has_every_currency_with_its_own_decimals_and_totals(shop):
    found = shop.ask("aged")
    assert (found["as_of"], found["basis"], found["buckets"]) == ("2026-11-24", "due", LABELS)
    assert sorted(found["currencies"]) == ["GBP", "KWD"]
    assert found["currencies"]["GBP"]["rows"][0] == {
        "customer": "ACME",
        "name": "Acme Ltd",
        "current": "40.00",
        "1-30": "0.00",
        "31-60": "40.00",
        "61-90": "0.00",
        "91+": "0.00",
        "unallocated": "-5.00",
        "balance": "75.00",
        "overdue": "40.00",
        "disputed": "0.00",
        "promised": "0.00",
    }
    assert found["currencies"]["GBP"]["totals"]["balance"] == "325.50"
    assert found["currencies"]["KWD"]["rows"][0]["1-30"] == "1.250"


def test_a_tiny_balance_is_not_hidden(cli):
    cli.load(
        "invoice,I,ACME,2026-09-01,2026-10-01,100.00,GBP,,\nreceipt,R,ACME,2026-10-05,,99.99,GBP,,\n",
        "R,I,2026-10-05,99.99\n",
    )
    assert row(cli)["balance"] == "0.01"


def test_a_credit_note_of_its_own_stays_beside_the_invoice_until_applied(cli):
    items = (
        "invoice,I,ACME,2026-11-23,2026-12-23,100.00,GBP,,\n"
        "receipt,R,ACME,2026-11-23,,40.00,GBP,,\n"
        "credit_note,C,ACME,2026-11-24,,100.00,GBP,,\n"
    )
    cli.load(items, "R,I,2026-11-23,40.00\n")
    found = row(cli)
    assert (found["current"], found["unallocated"], found["balance"]) == (
        "60.00",
        "-100.00",
        "-40.00",
    )
    open_ = {item["number"]: item["open"] for item in cli.ask("items")["items"]}
    assert open_ == {"I": "60.00", "C": "100.00"}


def test_a_customer_whose_items_are_all_settled_has_no_row(cli):
    items = (
        "invoice,I,ACME,2026-11-01,2026-12-01,100.00,GBP,,\n"
        "credit_note,C,ACME,2026-11-02,,100.00,GBP,,\n"
    )
    cli.load(items, "C,I,2026-11-03,100.00\n")
    assert cli.ask("aged")["currencies"] == {}
    assert row(cli, as_of="2026-11-02")["balance"] == "0.00"
    assert cli.ask("items")["items"] == []


def test_an_advance_is_a_negative_row(cli):
    cli.load("receipt,R,ACME,2026-11-20,,1000.00,GBP,,\n")
    assert (row(cli)["unallocated"], row(cli)["balance"]) == ("-1000.00", "-1000.00")


def test_credits_can_be_aged_by_their_own_day(cli):
    cli.load(
        "invoice,I,ACME,2026-11-24,2026-11-24,29.00,GBP,,\nreceipt,R,ACME,2026-11-24,,1.00,GBP,,\n"
    )
    assert (row(cli)["current"], row(cli)["unallocated"]) == ("29.00", "-1.00")
    totals = cli.ask("aged", "--credits", "aged")["currencies"]["GBP"]["totals"]
    assert (totals["current"], totals["unallocated"], totals["balance"]) == (
        "28.00",
        "0.00",
        "28.00",
    )


def test_every_item_falls_in_exactly_one_bucket(cli):
    lines = [
        f"invoice,D{place},ACME,2024-01-01,{day_before('2026-11-24', days)},1.00,GBP,,"
        for place, days in enumerate(EVERY_DAY)
    ]
    cli.load("\n".join(lines) + "\n")
    expected = [sum(bucket(days) == label for days in EVERY_DAY) for label in LABELS]
    assert [row(cli)[label] for label in LABELS] == [f"{count}.00" for count in expected]
    assert row(cli)["balance"] == f"{len(EVERY_DAY)}.00"
    items = cli.ask("items")["items"]
    assert {item["days_overdue"]: item["bucket"] for item in items} == {
        days: bucket(days) for days in EVERY_DAY
    }


def day_before(day, count):
    return (date.fromisoformat(day) - timedelta(days=count)).isoformat()


def bucket(days):
    edges = zip(LABELS, (0, 30, 60, 90, 10**6), strict=True)
    return next(label for label, last in edges if days <= last)


def test_age_is_signed_and_what_is_not_due_is_current(cli):
    cli.load(
        "invoice,SOON,ACME,2026-11-01,2026-12-04,1.00,GBP,,\n"
        "invoice,LATE,ACME,2026-11-01,2026-11-14,2.00,GBP,,\n"
    )
    found = {item["number"]: item for item in cli.ask("items")["items"]}
    assert (found["SOON"]["days_overdue"], found["SOON"]["bucket"]) == (-10, "current")
    assert (found["LATE"]["days_overdue"], found["LATE"]["bucket"]) == (10, "1-30")


def test_aged_by_document_months_and_other_limits(shop):
    by_document = shop.ask("aged", "--basis", "document")["currencies"]["GBP"]["rows"][0]
    assert (by_document["1-30"], by_document["61-90"]) == ("40.00", "40.00")
    limits = shop.ask("aged", "--buckets", "10,59,60")
    assert limits["buckets"] == ["current", "1-10", "11-59", "60-60", "61+"]
    assert limits["currencies"]["GBP"]["rows"][0]["60-60"] == "40.00"
    months = shop.ask("aged", "--method", "months")
    assert sum(float(months["currencies"]["GBP"]["totals"][x]) for x in months["buckets"]) == 330.5


def test_aged_by_the_periods_of_sage_counts_from_the_documents_date(shop):
    found = shop.ask("aged", "--method", "sage", "--customer", "ACME")
    assert (found["basis"], found["method"]) == ("document", "sage")
    assert found["buckets"] == ["current", "period 1", "period 2", "period 3", "older"]
    acme = found["currencies"]["GBP"]["rows"][0]
    assert (acme["current"], acme["period 3"], acme["unallocated"]) == ("40.00", "40.00", "-5.00")


def test_aged_by_the_calendar_of_sage_can_look_ahead(shop):
    calendar = ("aged", "--method", "sage-calendar", "--customer", "ACME")
    acme = shop.ask(*calendar)["currencies"]["GBP"]["rows"][0]
    assert (acme["future"], acme["current"], acme["period 3"]) == ("0.00", "40.00", "40.00")
    acme = shop.ask(*calendar, "--basis", "due")["currencies"]["GBP"]["rows"][0]
    assert (acme["future"], acme["period 2"], acme["balance"]) == ("40.00", "40.00", "75.00")


def test_sages_periods_can_have_other_lengths(shop):
    found = shop.ask("aged", "--method", "sage-next-month", "--buckets", "7,55", "--customer=ACME")
    assert found["buckets"] == ["current", "period 1", "older"]
    acme = found["currencies"]["GBP"]["rows"][0]
    assert (acme["current"], acme["period 1"], acme["older"]) == ("40.00", "0.00", "40.00")


@pytest.mark.parametrize("limits", ["0,30", "30,30", "x", "60,30", ""])
def test_limits_that_make_no_sense_are_refused(shop, limits):
    result = shop.call("aged", f"--buckets={limits}")
    assert (result.status, ".." in result.err) == (2, False)


def test_items_are_those_of_the_day(shop):
    assert [item["number"] for item in shop.ask("items")["items"]] == [
        *("INV-1", "K-1", "CN-1", "INV-3", "INV-2")
    ]
    assert [item["number"] for item in shop.ask("items", "--overdue")["items"]] == ["INV-1", "K-1"]
    everything = shop.ask("items", "--all", "--customer", "acme")["items"]
    assert {item["number"]: item["status"] for item in everything} == {
        "INV-1": "part",
        "R-1": "settled",
        "CN-1": "open",
        "INV-2": "open",
    }
    before = shop.ask("items", "--customer", "ACME", as_of="2026-10-19")["items"]
    assert [(item["number"], item["open"]) for item in before] == [("INV-1", "100.00")]


def test_an_item_is_described_in_full(shop):
    found = shop.ask("items", "--customer", "ACME", "--overdue")["items"]
    assert found == [
        {
            "type": "invoice",
            "number": "INV-1",
            "customer": "ACME",
            "date": "2026-08-26",
            "due_date": "2026-09-25",
            "days_overdue": 60,
            "amount": "100.00",
            "open": "40.00",
            "currency": "GBP",
            "bucket": "31-60",
            "status": "part",
            "on_hold": False,
            "disputed": "0.00",
            "step": None,
            "settled_date": None,
            "reference": "PO 7",
            "description": "Timber",
            "terms": None,
        }
    ]


def test_what_is_missing_is_null(shop):
    second = {item["number"]: item for item in shop.ask("items")["items"]}["INV-2"]
    assert (second["reference"], second["description"]) == (None, None)
    lines = shop.ask("statement", "ACME")["currencies"]["GBP"]["lines"]
    assert [line["reference"] for line in lines] == ["PO 7", None, None]
    messages = shop.ask("chase", "--dry-run")["messages"]
    (call,) = [each for each in messages if each["channel"] == "call"]
    assert (call["template"], call["address"]) == (None, None)


def test_a_settled_item_says_when_it_was_settled(shop):
    receipt = next(i for i in shop.ask("items", "--all")["items"] if i["number"] == "R-1")
    assert (receipt["settled_date"], receipt["bucket"]) == ("2026-10-20", None)


def test_a_customers_card_holds_what_the_file_said(shop):
    card = shop.ask("customer", "ACME")
    stated = card["customer"]
    assert (stated["code"], stated["name"], stated["postcode"]) == ("ACME", "Acme Ltd", "BA1 1AA")
    assert (stated["credit_limit"], stated["group"], stated["region"]) == ("500.00", "Chain", None)
    assert card["balances"]["GBP"] == {
        "balance": "75.00",
        "overdue": "40.00",
        "unallocated": "-5.00",
        "disputed": "0.00",
        "promised": "0.00",
        "credit_limit": "500.00",
        "available": "425.00",
    }
    assert card["score"] == {"points": None, "grade": None, "paid_invoices": 0, "factors": []}
    assert (card["promises"], card["disputes"]) == ([], [])
    assert [entry["number"] for entry in card["timeline"]] == ["CN-1", "R-1"]


def test_no_limit_is_not_a_limit_of_nothing(shop):
    unlimited = shop.ask("customer", "BETA")["balances"]["GBP"]
    assert (unlimited["credit_limit"], unlimited["available"]) == (None, None)
    cash_only = shop.ask("customer", "KUW")["balances"]["KWD"]
    assert (cash_only["credit_limit"], cash_only["available"]) == ("0.000", "-1.250")


@pytest.mark.parametrize(
    "command", ["aged --customer", "items --customer", "customer", "statement"]
)
def test_an_unknown_customer_is_refused(shop, command):
    assert "NOBODY" in shop.refuse(4, *command.split(), "NOBODY")


def test_the_worklist_says_whom_to_chase_and_why(shop):
    rows = shop.ask("worklist")["rows"]
    assert [each["rank"] for each in rows] == [1, 2]
    assert {each["customer"] for each in rows} == {"ACME", "KUW"}
    acme = next(each for each in rows if each["customer"] == "ACME")
    assert (acme["overdue"], acme["currency"], acme["oldest_days"]) == ("40.00", "GBP", 60)
    assert acme["reasons"][0]["code"] == "long_silence"
    assert acme["reasons"][0]["text"]
    assert (acme["last_contact"], acme["next_action"], acme["next_date"]) == (None, None, None)
    assert len(shop.ask("worklist", "--limit", "1")["rows"]) == 1
    assert shop.ask("worklist", "--limit", "0")["rows"] == []
