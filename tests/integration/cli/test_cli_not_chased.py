"""What is on hold or in dispute is not chased: worklist, forecast, interest and statements."""

import pytest

LATER = "2026-12-08"


def listed(cli, as_of="2026-11-24"):
    return {row["customer"]: row for row in cli.ask("worklist", as_of=as_of)["rows"]}


def reasons(row):
    return [each["code"] for each in row["reasons"]]


def test_who_is_on_hold_is_not_chased_before_the_hold_has_run_out(shop):
    assert "ACME" in listed(shop)
    shop.ask("hold", "ACME", "--kind", "grace", "--reason", "x", "--until", LATER)
    assert "ACME" not in listed(shop)
    assert "ACME" not in listed(shop, LATER)
    row = listed(shop, "2026-12-09")["ACME"]
    assert reasons(row)[0] == "hold_ended"
    assert row["reasons"][0]["text"] == "hold ended on 2026-12-08"
    assert "ACME" in listed(shop, "2026-11-23")
    log = ("log", "ACME", "--kind", "call", "--outcome", "NO_ANSWER", "--next", "2026-12-20")
    shop.ask(*log, as_of="2026-12-09")
    assert "ACME" not in listed(shop, "2026-12-10")
    assert "hold_ended" not in reasons(listed(shop, "2026-12-20")["ACME"])


def test_a_hold_that_was_released_in_time_is_no_reason_to_call(shop):
    shop.ask("hold", "ACME", "--kind", "grace", "--reason", "x", "--until", LATER)
    shop.ask("release", "ACME", as_of="2026-11-25")
    assert "hold_ended" not in reasons(listed(shop, "2026-12-09")["ACME"])


@pytest.mark.parametrize(
    "stop",
    [
        (("dispute", "INV-1", "--reason", "PRICE"),),
        (("hold", "INV-1", "--kind", "legal", "--reason", "x"),),
        (
            ("dispute", "INV-1", "--reason", "PRICE", "--amount", "10"),
            ("hold", "INV-1", "--kind", "legal", "--reason", "x"),
        ),
    ],
)
def test_who_denies_or_holds_all_that_is_overdue_is_not_chased(shop, stop):
    for each in stop:
        shop.ask(*each)
    assert "ACME" not in listed(shop)
    assert "ACME" in listed(shop, "2026-12-11")


def test_a_part_in_dispute_is_named_beside_the_reason_to_call(shop):
    shop.ask("dispute", "INV-1", "--amount", "25", "--reason", "SHORT")
    row = listed(shop)["ACME"]
    assert reasons(row)[-1] == "in_dispute"
    assert row["reasons"][-1]["text"] == "in dispute: 25.00"
    assert (row["overdue"], row["disputed"]) == ("40.00", "25.00")


def test_who_waits_for_our_answer_is_listed_when_it_is_late(shop):
    shop.ask("dispute", "INV-1", "--reason", "SHORT", "--answer-by", "2026-11-27")
    assert "ACME" not in listed(shop, "2026-11-27")
    row = listed(shop, "2026-11-28")["ACME"]
    assert "dispute_answer_late" in reasons(row)


def test_a_follow_up_does_not_list_who_denies_everything(shop):
    shop.ask("dispute", "INV-3", "--reason", "SHORT")
    shop.ask("log", "BETA", "--kind", "call", "--outcome", "DISPUTE", "--next", "2026-11-26")
    assert "BETA" not in listed(shop, "2026-11-26")
    shop.ask("resolve", "1", "--outcome", "rejected", as_of="2026-11-26")
    assert "BETA" in listed(shop, "2026-11-26")


def test_what_is_in_dispute_has_no_day_in_the_forecast(shop):
    def sums(document):
        weeks = [*document["weeks"], document["later"]]
        return [sum(float(week[name]) for week in weeks) for name in ("contractual", "expected")]

    contractual, expected = sums(shop.ask("forecast"))
    shop.ask("dispute", "INV-1", "--amount", "25", "--reason", "SHORT")
    document = shop.ask("forecast")
    assert sums(document) == pytest.approx([contractual, expected - 25])
    assert document["disputed"] == "25.00"


def test_no_interest_runs_on_what_is_in_dispute(cli):
    cli.load("invoice,INV-9,ACME,2026-08-26,2026-09-25,3650.00,GBP,,\n")
    before = cli.ask("interest")["claims"][0]
    cli.ask("dispute", "INV-9", "--amount", "3000", "--reason", "SHORT", as_of="2026-10-25")
    held = cli.ask("interest")["claims"][0]
    balances = [(each["from"], each["to"], each["balance"]) for each in held["segments"]]
    assert balances == [("2026-09-26", "2026-11-24", "650.00")]
    assert float(held["interest"]) < float(before["interest"])
    assert held["open"] == before["open"]
    assert (before["fixed_sum"], held["fixed_sum"]) == ("70.00", "40.00")  # s. 5A: below 1,000
    rate = float(held["segments"][0]["rate"])
    assert float(held["interest"]) == pytest.approx(650 * 60 * rate / 36500, abs=0.011)
    cli.ask("resolve", "1", "--outcome", "rejected", as_of="2026-11-14")
    after = cli.ask("interest")["claims"][0]["segments"]
    assert [(each["from"], each["to"], each["balance"]) for each in after] == [
        ("2026-09-26", "2026-11-24", "3650.00")
    ]


def test_a_statement_marks_what_is_in_dispute(shop, tmp_path):
    shop.ask("dispute", "INV-1", "--amount", "25", "--reason", "SHORT")
    found = shop.ask("statement", "ACME")["currencies"]["GBP"]
    assert (found["closing"], found["disputed"]) == ("75.00", "25.00")
    pypdf = pytest.importorskip("pypdf")
    shop.ask("statement", "ACME", "--out", tmp_path / "papers")
    paper = next((tmp_path / "papers").glob("*.pdf"))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(paper).pages)
    assert "INV-1 (D)" in text
    assert "INV-2 (D)" not in text
    assert "(D) marks what is in dispute: £25.00." in text
