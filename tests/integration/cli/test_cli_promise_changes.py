"""Promises by command: several at once, put off, withdrawn, in the calendar, and their rates."""

PROMISE = ("log", "BETA", "--kind", "call", "--outcome", "PTP", "--item", "INV-3")


def test_two_promises_of_one_call_stand_side_by_side(shop):
    shop.ask(
        *PROMISE,
        *("--promise", "100", "--promise-for", "2026-11-27"),
        *("--promise", "150.50", "--promise-for", "2026-12-04"),
    )
    rows = shop.ask("promises")["promises"]
    assert [(row["amount"], row["promised_for"], row["status"]) for row in rows] == [
        ("100.00", "2026-11-27", "open"),
        ("150.50", "2026-12-04", "open"),
    ]


def test_a_promise_is_put_off_with_its_reason(shop):
    shop.ask(*PROMISE, "--promise", "100", "--promise-for", "2026-11-27")
    answer = shop.ask(
        *("promises", "--reschedule", 1, "--for", "2026-12-04", "--amount", "90"),
        *("--reason", "director away"),
    )
    assert answer["promise"] == 2
    old, new = shop.ask("promises")["promises"]
    assert (old["status"], old["changed"], old["replaced_by"], old["reason"]) == (
        "cancelled",
        "rescheduled",
        2,
        "director away",
    )
    assert (new["amount"], new["status"], new["items"]) == ("90.00", "open", ["INV-3"])
    shop.ask("undo")
    assert shop.ask("promises")["promises"][0]["changed"] is None


def test_the_calendar_file_is_written(shop, tmp_path):
    shop.ask(*PROMISE, "--promise", "100", "--promise-for", "2026-11-27")
    path = tmp_path / "p.ics"
    assert shop.ask("promises", "--calendar", path) == {"file": str(path), "events": 1}
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_rates_are_given_by_month(shop):
    shop.ask(*PROMISE, "--promise", "100", "--promise-for", "2026-11-27")
    rows = shop.ask("kpi", "--promises-by", "month", as_of="2026-11-30")["promises"]
    assert [(row["name"], row["judged"], row["rate"]) for row in rows] == [("2026-11", 1, "0.00")]
    assert shop.ask("kpi", "--promises-by", "customer")["promises"] == []


def test_what_makes_no_sense_is_refused(shop):
    assert shop.call("promises", "--reschedule", "1").status == 2
    assert shop.call("promises", "--reschedule", "1", "--for", "2026-12-01").status == 4
    assert shop.call(*PROMISE, "--promise", "1").status == 2
    assert shop.call("promises", "--calendar", "x.ics").status == 4


def test_a_promise_that_was_not_kept_is_neither_withdrawn_nor_forgotten(shop):
    """Nothing wrote the judgement down since its day passed; the day decides all the same."""
    call = ("log", "BETA", "--kind", "call", "--outcome", "PTP", "--promise", "50")
    shop.ask(*call, "--promise-for", "2026-11-26")
    told = shop.refuse(4, "promises", "--cancel", "1", as_of="2026-12-04")
    assert told.endswith("This promise is broken already. Only an open promise can be withdrawn.")
    shop.ask("promises", "--reschedule", "1", "--for", "2026-12-10", as_of="2026-12-04")
    first, second = shop.ask("promises", as_of="2026-12-04")["promises"]
    assert (first["status"], first["changed"]) == ("broken", "rescheduled")
    assert (second["status"], second["amount"]) == ("open", "50.00")
    rates = shop.ask("kpi", "--promises-by", "customer", as_of="2026-12-31")["promises"]
    assert [(row["kept"], row["judged"]) for row in rates] == [(0, 2)]


def test_several_promises_of_one_call_are_all_named_and_stand_in_the_history(shop):
    made = shop.ask(
        *("log", "BETA", "--kind", "call", "--outcome", "PTP", "--promise-method", "card"),
        *("--promise", "50", "--promise-for", "2026-12-04"),
        *("--promise", "30", "--promise-for", "2026-11-27"),
    )
    listed = shop.ask("promises")["promises"]
    assert [row["amount"] for row in listed] == ["30.00", "50.00"]
    assert {row["id"] for row in listed} == set(made["promises"])
    assert {row["method"] for row in listed} == {"card"}
    told = [each for each in shop.ask("customer", "BETA")["timeline"] if each["amount"]]
    assert [(each["event"], each["amount"]) for each in told] == [
        ("contact", "30.00"),
        ("promise", "50.00"),
    ]


def test_a_way_to_pay_needs_a_promise(shop):
    call = ("log", "BETA", "--kind", "call", "--outcome", "NO_ANSWER")
    assert "--promise too" in shop.refuse(2, *call, "--promise-method", "card")
