"""The locked period and back-dated entries by command."""

LOCK = ("settings", "ledger.locked_until")


def test_a_locked_period_refuses_what_is_dated_in_it(shop):
    shop.ask(*LOCK, "2026-10-31")
    line = shop.refuse(4, "receipt", "ACME", "5", "--date", "2026-10-31")
    assert "the books are locked up to 2026-10-31" in line
    assert "use a later date" in line.lower()
    assert shop.ask("receipt", "ACME", "5", "--date", "2026-11-01")["number"] == "R-000001"
    audit = shop.ask("audit")["entries"]
    assert "Change the end of the locked period" in {each["operation"] for each in audit}


def test_locked_rows_of_a_file_are_rejected_with_their_reason(shop):
    shop.ask(*LOCK, "2026-10-31")
    rows = "type,number,customer,date,due_date,amount,currency,reference,description\n"
    rows += "invoice,N-1,ACME,2026-10-31,2026-11-30,10.00,GBP,,\n"
    rows += "invoice,N-2,ACME,2026-11-01,2026-11-30,10.00,GBP,,\n"
    result = shop.call("import", shop.write("more.csv", rows), "--json")
    assert result.status == 1
    (file,) = result.document["files"]
    assert (file["created"], file["rejected"]) == (1, 1)
    assert file["errors"] == [
        {
            "row": 2,
            "column": "date",
            "value": "2026-10-31",
            "reason": "The books are locked up to 2026-10-31, and this would change them.",
        }
    ]


def test_a_cheque_of_a_locked_day_is_banked_on_a_later_one(shop):
    shop.ask("cheque", "ACME", "45", "--dated", "2026-12-05", "--number", "1")
    shop.ask(*LOCK, "2026-12-31", as_of="2027-01-04")
    line = shop.refuse(4, "cheques", "--bank-due", as_of="2027-01-04")
    assert "locked up to 2026-12-31" in line
    shop.ask("cheques", "--bank-due", "--date", "2027-01-04", as_of="2027-01-04")


def test_the_lock_ends_on_a_day_that_has_come(shop):
    assert "has not come yet" in shop.refuse(4, *LOCK, "2026-11-25")
    assert "is not a day" in shop.refuse(4, *LOCK, "yesterday")
    shop.ask(*LOCK, "")


def test_a_back_dated_entry_says_what_it_changes(shop):
    shop.ask("statement", "ACME", "--out", shop.folder / "papers", as_of="2026-11-05")
    answer = shop.ask("receipt", "ACME", "10", "--date", "2026-10-30")
    assert answer["changes"] == {
        "text": "This changes 1 statement sent since and the ageing of 1 month end (2026-10-31).",
        "statements": 1,
        "letters": 0,
        "month_ends": ["2026-10-31"],
        "promises": [],
        "claims": [],
    }
    assert (
        "This changes 1 statement"
        in shop.call("undo").err + shop.call(*("receipt", "ACME", "10", "--date", "2026-10-30")).err
    )
    assert "changes" not in shop.ask("receipt", "ACME", "1")
