"""Interest and its rates, by command."""

import pytest

TIMBER = "invoice,V-1,ACME,2025-12-16,2026-01-15,5000.00,GBP,,\n"
PART_PAID = (
    "invoice,V-4,ACME,2025-03-01,2025-03-31,10000.00,GBP,,\n"
    "receipt,R-4,ACME,2025-05-30,,4000.00,GBP,,\n"
)
EUROS = "invoice,F-1,ACME,2025-03-01,2025-03-31,10000.00,EUR,,\n"
CUSTOMERS = (
    "code,name,kind,email,phone,address1,address2,city,region,postcode,country,currency,terms,"
    "credit_limit,procedure,group\n"
    "ACME,Acme Ltd,company,,,,,,,,GB,GBP,,,,\n"
    "JO,Jo Bloggs,consumer,,,,,,,,GB,GBP,,,,\n"
    "SOLE,Sam Tiler,sole_trader,,,,,,,,GB,GBP,,,,\n"
)


def the_claim(cli, as_of, *which):
    (found,) = cli.ask("interest", *which, as_of=as_of)["claims"]
    return found


def test_a_uk_invoice_overdue(cli):
    """The Act of 1998: 311 days at 8 % over 3.75 %, and a fixed sum of 70."""
    cli.load(TIMBER)
    assert the_claim(cli, "2026-11-22") == {
        "item": "V-1",
        "customer": "ACME",
        "currency": "GBP",
        "regime": "uk_statutory",
        "due_date": "2026-01-15",
        "from": "2026-01-16",
        "to": "2026-11-22",
        "segments": [
            {
                "from": "2026-01-16",
                "to": "2026-11-22",
                "days": 311,
                "balance": "5000.00",
                "rate": "11.75",
            }
        ],
        "interest": "500.58",
        "daily": "1.61",
        "fixed_sum": "70.00",
        "claim": "570.58",
        "claimed": "0.00",
        "waived": "0.00",
        "unclaimed": "570.58",
        "open": "5000.00",
        "total": "5570.58",
    }
    assert cli.ask("interest", as_of="2026-01-15") == {"claims": []}


def test_an_invoice_paid_in_part_and_then_wholly(cli):
    """The Act of 1998, and ERPNext's issue 58220: the claim stays when the rest is paid."""
    cli.load(PART_PAID, "R-4,V-4,2025-05-30,4000.00\n")
    found = the_claim(cli, "2025-07-31", "--item", "v-4")
    assert [(each["days"], each["balance"]) for each in found["segments"]] == [
        (60, "10000.00"),
        (62, "6000.00"),
    ]
    assert (found["interest"], found["total"]) == ("339.53", "6439.53")
    cli.load("receipt,R-5,ACME,2025-07-31,,6000.00,GBP,,\n", "R-5,V-4,2025-07-31,6000.00\n")
    frozen = the_claim(cli, "2026-11-22")
    assert frozen == {**found, "open": "0.00", "daily": "0.00", "total": "439.53"}
    assert the_claim(cli, "2025-07-30")["open"] == "6000.00"


def test_an_invoice_paid_in_time_bears_nothing(cli):
    rows = PART_PAID.replace("4000.00", "10000.00").replace("2025-05-30", "2025-03-31")
    cli.load(rows, "R-4,V-4,2025-03-31,10000.00\n")
    cli.refuse(4, "interest", "--item", "V-5")
    assert cli.ask("interest", "--item", "V-4") == {"claims": []}


def test_consumers_are_left_out_and_named(cli):
    cli.load(TIMBER.replace("ACME", "JO") + TIMBER.replace("ACME", "SOLE"), customers=CUSTOMERS)
    assert the_claim(cli, "2026-11-22")["customer"] == "SOLE"
    result = cli.call("interest", "--customer", "JO", "--json", as_of="2026-11-22")
    assert (result.status, result.document) == (0, {"claims": []})
    assert "Left out as consumers: JO." in result.err
    assert "consumers" not in cli.call("interest", "--customer", "SOLE").err


def test_a_floating_claim_in_euros(cli):
    """Directive 2011/7/EU, Article 2: 8 points over the ECB's rate of each half-year."""
    cli.load(EUROS)
    cli.ask("settings", "interest.regime", "eu")
    found = the_claim(cli, "2026-08-31")
    assert [(each["days"], each["rate"]) for each in found["segments"]] == [
        (91, "11.15"),
        (184, "10.15"),
        (181, "10.15"),
        (62, "10.40"),
    ]
    assert (found["interest"], found["fixed_sum"]) == ("1469.64", "40.00")


def test_the_country_of_the_business_chooses_the_law(fresh):
    fresh.ask("init", "--country", "IE", "--currency", "EUR")
    fresh.load(EUROS)
    assert the_claim(fresh, "2026-08-31")["regime"] == "ie_statutory"
    fresh.ask("settings", "company.country", "US")
    result = fresh.call("interest", "--json")
    assert (result.status, result.document) == (0, {"claims": []})
    assert "interest.regime" in result.err


def test_the_united_kingdom_has_its_law_under_its_other_code_too(fresh):
    """The Act of 1998: 5 000 due on 2026-01-15."""
    fresh.ask("init", "--country", "UK")
    fresh.load("invoice,I-1,ACME,2025-12-16,2026-01-15,5000.00,GBP,,\n")
    found = the_claim(fresh, "2026-11-22")
    assert (found["regime"], found["interest"], found["fixed_sum"]) == (
        "uk_statutory",
        "500.58",
        "70.00",
    )


def test_a_contract_needs_its_rate(cli):
    cli.load(TIMBER)
    cli.ask("settings", "interest.regime", "contract")
    assert "interest.contract_rate" in cli.refuse(4, "interest")
    cli.ask("settings", "interest.contract_rate", "12")
    cli.ask("settings", "interest.basis", "360")
    found = the_claim(cli, "2026-02-14")
    assert (found["interest"], found["fixed_sum"]) == ("50.00", "0.00")


def test_another_currency_than_the_laws_has_no_fixed_sum(cli):
    cli.load(EUROS)
    result = cli.call("interest", "--json", as_of="2026-08-31")
    (found,) = result.document["claims"]
    assert found["fixed_sum"] is None
    assert found["total"] == "11809.45"
    assert "another currency" in result.err


def test_a_missing_figure_is_asked_for_and_then_used(cli):
    """The Act of 1998: 2027 H1 is unknown until 31 December 2026."""
    cli.load("invoice,V-9,ACME,2026-12-01,2026-12-31,1000.00,GBP,,\n")
    sentence = cli.refuse(4, "interest", as_of="2027-01-31")
    assert "uk_bank_rate from 2027-01-01 is not known" in sentence
    assert "rates add uk_bank_rate 2027-01-01" in sentence
    done = cli.ask("rates", "add", "uk_bank_rate", "2027-01-01", "3.50", as_of="2026-12-31")
    assert done["operation"] == "Set uk_bank_rate from 2027-01-01 to 3.50"
    found = the_claim(cli, "2027-01-31")
    assert (found["segments"][0]["rate"], found["interest"]) == ("11.50", "9.77")
    cli.ask("undo")
    cli.refuse(4, "interest", as_of="2027-01-31")


def test_a_claim_that_lacks_a_figure_is_named_and_the_others_are_given(cli, tmp_path):
    """A debt that is late since 2026 keeps its rate; one that is late from 2027 lacks its own.

    5 000 at 11.75 % through 381 days from 16 January 2026: 613.25, and 70.
    """
    late = "invoice,V-9,ACME,2026-12-01,2026-12-31,1000.00,GBP,,\n"
    cli.load(TIMBER + late + late.replace("V-9", "V-8"))
    result = cli.call("interest", "--json", as_of="2027-01-31")
    assert result.status == 1
    (found,) = result.document["claims"]
    assert (found["item"], found["unclaimed"]) == ("V-1", "683.25")
    (one, other) = result.document["left_out"]
    assert (one["item"], other["item"], one["customer"]) == ("V-9", "V-8", "ACME")
    assert "uk_bank_rate from 2027-01-01 is not known" in one["reason"]
    assert "Left out: V-9, V-8. The figure of uk_bank_rate" in result.err
    assert "rates add uk_bank_rate 2027-01-01 VALUE" in result.err
    assert "uk_bank_rate" in cli.refuse(4, "interest", "--item", "V-9", as_of="2027-01-31")
    assert "uk_bank_rate" in cli.refuse(4, "claim", "V-9", as_of="2027-01-31")
    assert "uk_bank_rate" in cli.refuse(4, "claim", "ACME", as_of="2027-01-31")
    paper = cli.call("interest", "--out", str(tmp_path), as_of="2027-01-31")
    assert (paper.status, len(list(tmp_path.glob("*.pdf")))) == (1, 1)
    assert "Left out: V-9, V-8." in paper.err
    report = cli.call("paper", "late-interest", "--out", str(tmp_path / "own"), as_of="2027-01-31")
    assert (report.status, len(list((tmp_path / "own").glob("*.pdf")))) == (1, 1)
    assert "Not worked out: V-" in report.err
    assert cli.ask("claim", "V-1", as_of="2027-01-31")["claims"][0]["total"] == "683.25"


def test_a_contract_without_its_rate_stops_no_other_claim(cli):
    cli.load(TIMBER + TIMBER.replace("V-1,ACME", "V-2,BETA"))
    cli.ask("settings", "interest.regime", "contract", "--customer", "BETA")
    result = cli.call("interest", "--json", as_of="2026-11-22")
    assert (result.status, [each["item"] for each in result.document["claims"]]) == (1, ["V-1"])
    assert "Left out: V-2. No interest rate is agreed" in result.err


def test_the_rates_are_listed_with_their_source(cli):
    cli.ask("rates", "add", "de_base", "2027-01-01", "-0.1")
    series = {each["name"]: each for each in cli.ask("rates")["series"]}
    assert sorted(series) == ["at_base", "de_base", "ecb_mro", "fr_legal", "uk_bank_rate"]
    assert series["uk_bank_rate"]["rates"][-1] == {
        "from": "2026-07-01",
        "value": "3.75",
        "origin": "shipped",
    }
    assert "IUDBEDR" in series["uk_bank_rate"]["source"]
    assert series["de_base"]["rates"][-1] == {
        "from": "2027-01-01",
        "value": "-0.10",
        "origin": "added",
    }


@pytest.mark.parametrize(
    ("status", "arguments"),
    [
        (2, ("add",)),
        (2, ("add", "ecb_mro", "2027-01-01")),
        (2, ("drop", "ecb_mro", "2027-01-01", "2")),
        (2, ("add", "ecb_mro", "January", "2")),
        (4, ("add", "moon", "2027-01-01", "2")),
        (4, ("add", "ecb_mro", "2027-02-01", "2")),
        (4, ("add", "ecb_mro", "2027-01-01", "two")),
    ],
)
def test_a_rate_that_makes_no_sense_is_refused(cli, status, arguments):
    cli.refuse(status, "rates", *arguments)


def test_the_tables_show_the_sums_and_their_working(cli):
    cli.load(PART_PAID, "R-4,V-4,2025-05-30,4000.00\n")
    text = cli.call("interest", as_of="2025-07-31").out
    assert "At 2025-07-31" in text
    assert "uk_statutory" in text
    assert "209.5890" in text
    assert text.count("V-4") == 3
    assert "339.53" in text
    assert cli.call("interest", as_of="2025-03-31").out == "Nothing can be claimed.\n"
    assert "uk_bank_rate" in cli.call("rates").out


def test_the_help_says_which_invoices_are_listed(cli):
    out = " ".join(cli.call("interest", "--help").out.split())
    assert "open and overdue" in out
    assert "paid late" in out


def test_one_customer_or_one_invoice_and_not_both(cli):
    cli.refuse(2, "interest", "--customer", "ACME", "--item", "V-1")
    cli.refuse(4, "interest", "--customer", "NOBODY")


def test_the_floor_of_a_french_contract_is_said_to_be_unknown_until_it_is_entered(cli):
    cli.load(TIMBER)
    for name, value in (("interest.regime", "contract"), ("interest.contract_rate", "6")):
        cli.ask("settings", name, value)
    assert "floor" not in cli.call("interest", as_of="2026-11-22").err
    cli.ask("settings", "company.country", "FR")
    assert "is not known from" in cli.call("interest", as_of="2026-11-22").err
    claim = the_claim(cli, "2026-11-22")
    for day in ("2026-01-01", "2026-07-01"):
        cli.ask("rates", "add", "fr_legal", day, "2.5")
    assert "below the law's floor of 7.50 %" in cli.call("interest", as_of="2026-11-22").err
    assert the_claim(cli, "2026-11-22") == claim
