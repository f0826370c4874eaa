"""What may follow, by command: facts, options with reasons, the claim, old debts, the decision."""


def test_the_advice_has_facts_options_and_what_a_court_would_be_asked(shop):
    found = shop.call("advice", "ACME", "--json").document
    assert found["facts"]["overdue"] == "40.00"
    assert found["facts"]["oldest_days"] == 60
    options = {each["step"]: each for each in found["options"]}
    assert len(options) == 11
    assert options["court_claim"]["possible"] is False
    assert options["letter_before_action"]["advised"] is True
    assert found["suggested"] == "letter_before_action"
    assert [each["step"] for each in found["options"] if each["suggested"]] == [found["suggested"]]
    # 40.00 with interest and the fixed sum of 40.00 is below 300: the fee is 35.
    assert found["claim"]["court_fee"] == "35.00"
    [debt] = found["debts"]
    assert (debt["item"], debt["began_anew"], debt["too_old_on"], debt["limitation"]) == (
        "INV-1",
        "2026-10-20",
        "2032-10-20",
        "ok",
    )
    assert (debt["vat_relief_from"], debt["vat_relief_until"]) == ("2027-03-25", "2031-03-25")


def test_a_debt_is_warned_of_six_months_before_it_is_too_old(shop):
    def state(day):
        found = shop.call("advice", "ACME", "--json", as_of=day).document
        return next(each["limitation"] for each in found["debts"] if each["item"] == "INV-1")

    assert [state(day) for day in ("2032-04-19", "2032-04-20", "2032-10-20")] == [
        "ok",
        "near",
        "past",
    ]


def test_a_decision_is_kept_with_its_reason_and_undone(shop):
    assert shop.call("advice", "ACME", "--decide", "stop_supply").status != 0
    made = shop.call("advice", "ACME", "--decide", "stop_supply", "--reason", "no answer")
    assert made.status == 0, made.err
    found = shop.call("advice", "ACME", "--json").document
    assert found["decisions"][0]["reason"] == "no answer"
    assert shop.call("credit", "ACME", "1", "--json").document["grounds"][0] == "supply_stopped"
    shop.call("undo")
    assert shop.call("advice", "ACME", "--json").document["decisions"] == []


def test_advice_is_given_without_the_interest_of_a_debt_that_lacks_a_rate(shop):
    """What is late from 2027 on bears a rate that is published at the end of 2026."""
    shop.load("invoice,LATE,ACME,2026-12-01,2026-12-31,500.00,GBP,,\n")
    before = shop.call("advice", "ACME", "--json", as_of="2026-12-31").document["claim"]
    result = shop.call("advice", "ACME", "--json", as_of="2027-01-01")
    found = result.document
    assert (result.status, found["suggested"]) == (1, "stop_supply")
    [one] = found["left_out"]
    assert (one["item"], one["customer"]) == ("LATE", "ACME")
    assert "rates add uk_bank_rate 2027-01-01 VALUE" in one["reason"]
    assert "Left out: LATE. The figure of uk_bank_rate" in result.err
    assert found["claim"]["compensation"] == before["compensation"]
    assert found["claim"]["court_fee"] is None
    made = ("advice", "ACME", "--decide", "stop_supply", "--reason", "no answer")
    assert shop.call(*made, as_of="2027-01-01").status == 0
