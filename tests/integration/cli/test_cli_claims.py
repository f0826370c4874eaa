"""Claiming and waiving interest by command, and terms of one customer."""

import pytest

TIMBER = "invoice,V-1,ACME,2025-12-16,2026-01-15,5000.00,GBP,,\n"
PART_PAID = (
    "invoice,V-4,ACME,2025-03-01,2025-03-31,10000.00,GBP,,\n"
    "receipt,R-4,ACME,2025-05-30,,4000.00,GBP,,\n"
)
EUROS = "invoice,F-1,ACME,2025-03-01,2025-03-31,10000.00,EUR,,\n"


def the_claim(cli, as_of, *which):
    (found,) = cli.ask("interest", *which, as_of=as_of)["claims"]
    return found


def test_a_claim_and_its_waiver(cli):
    """The Act of 1998, claimed while part of the debt is open."""
    cli.load(PART_PAID, "R-4,V-4,2025-05-30,4000.00\n")
    made = cli.ask("claim", "v-4", as_of="2025-07-31")
    assert made == {
        "operation": "Claim 439.53 GBP for late payment of V-4",
        "number": "INT-000001",
        "claims": [
            {
                "number": "INT-000001",
                "item": "V-4",
                "interest": "339.53",
                "fixed_sum": "100.00",
                "total": "439.53",
                "currency": "GBP",
            }
        ],
    }
    found = the_claim(cli, "2025-07-31")
    assert (found["claimed"], found["unclaimed"], found["total"]) == ("439.53", "0.00", "6439.53")
    assert "claimed or waived already" in cli.refuse(4, "claim", "V-4", as_of="2025-07-31")
    debits = cli.ask("items", "--customer", "ACME", as_of="2025-07-31")["items"]
    assert ("debit_adjustment", "INT-000001", "439.53") in [
        (each["type"], each["number"], each["open"]) for each in debits
    ]
    waived = cli.ask("waive", "INT-000001", "--reason", "goodwill", as_of="2025-08-01")
    assert waived["allocations"] == [
        {"from": "A-000001", "to": "INT-000001", "amount": "439.53", "date": "2025-08-01"}
    ]
    assert the_claim(cli, "2025-08-01")["waived"] == "439.53"
    assert cli.ask("check")["ok"] is True
    cli.ask("undo")
    cli.ask("undo")
    assert the_claim(cli, "2025-07-31")["unclaimed"] == "439.53"


def test_all_of_a_customer_are_claimed_or_waived_at_once(cli):
    cli.load(TIMBER + EUROS)
    made = cli.ask("claim", "ACME", as_of="2026-08-31")
    assert (made["number"], [each["item"] for each in made["claims"]]) == (None, ["F-1", "V-1"])
    assert made["operation"].startswith("Claim 1809.45 EUR and ")
    waived = cli.ask("waive", "ACME", "--reason", "goodwill", as_of="2026-09-30")
    assert waived["operation"].endswith("for late payment of 2 invoices: goodwill")
    for each in cli.ask("interest", as_of="2026-09-30")["claims"]:
        assert each["unclaimed"] == "0.00"


def test_what_is_paid_and_decided_is_no_longer_listed(cli):
    cli.load(PART_PAID.replace("4000.00", "10000.00"), "R-4,V-4,2025-05-30,10000.00\n")
    assert the_claim(cli, "2026-11-22")["unclaimed"] == "309.59"
    cli.ask("waive", "V-4", "--reason", "goodwill", as_of="2026-11-22")
    assert cli.ask("interest", as_of="2026-11-22") == {"claims": []}
    assert the_claim(cli, "2026-11-22", "--item", "V-4")["waived"] == "309.59"


def test_one_fixed_sum_for_an_invoice_in_parts(cli):
    part = "invoice,P-1/{0},ACME,2026-01-01,2026-0{0}-15,600.00,GBP,,\n"
    cli.load(part.format(1) + part.format(2))
    claims = cli.ask("interest", as_of="2026-11-22")["claims"]
    assert [(each["item"], each["fixed_sum"]) for each in claims] == [
        ("P-1/1", "70.00"),
        ("P-1/2", "0.00"),
    ]
    assert the_claim(cli, "2026-11-22", "--item", "P-1/2")["fixed_sum"] == "0.00"


def test_a_customer_has_terms_of_its_own(cli):
    """As agreed: 1.5 % a month on 1 000 is 15 a month."""
    cli.load("invoice,V-1,ACME,2026-01-01,2026-01-31,1000.00,GBP,,\n")
    terms = {"regime": "contract", "contract_rate": "1.5", "contract_per": "month"}
    for name, value in terms.items():
        done = cli.ask("settings", f"interest.{name}", value, "--customer", "ACME")
    assert done["operation"] == "Change the period of the agreed rate of Acme Ltd"
    found = the_claim(cli, "2026-05-31")
    assert (found["regime"], found["interest"], found["fixed_sum"]) == ("contract", "60.00", "0.00")
    (rate,) = cli.ask("settings", "interest.contract_rate", "--customer", "ACME")["settings"]
    assert (rate["value"], rate["source"]) == ("1.5", "customer")
    cli.ask("settings", "interest.regime", "", "--customer", "ACME")
    assert the_claim(cli, "2026-05-31")["regime"] == "uk_statutory"
    cli.refuse(4, "settings", "company.name", "X", "--customer", "ACME")
    cli.refuse(4, "settings", "interest.regime", "none", "--group", "Nobody")
    cli.refuse(2, "settings", "--group", "Nobody")


@pytest.mark.parametrize("command", [("claim",), ("waive", "--reason", "goodwill")])
def test_whom_to_claim_from_must_be_known(cli, command):
    name, *more = command
    cli.refuse(4, name, "NOBODY", *more)
    cli.refuse(2, name)


def test_the_calculations_are_written_and_recorded(cli):
    cli.load(TIMBER + TIMBER.replace("ACME", "BETA").replace("V-1", "V-2"))
    folder = cli.folder / "out"
    done = cli.ask("interest", "--out", folder, as_of="2026-11-22")
    assert [each["customer"] for each in done["files"]] == ["ACME", "BETA"]
    assert len(list(folder.glob("Interest_calculation_*.pdf"))) == 2
    (one,) = cli.ask("interest", "--item", "V-2", "--out", folder, as_of="2026-11-23")["files"]
    assert one["customer"] == "BETA"
    assert cli.ask("check")["ok"] is True
    cli.refuse(4, "interest", "--out", folder, as_of="2026-01-15")


def test_the_trail_of_a_customer_has_its_claims_and_terms(cli):
    cli.load(TIMBER + TIMBER.replace("ACME", "BETA").replace("V-1", "V-2"))
    cli.ask("claim", "V-1", as_of="2026-11-22")
    cli.ask("claim", "V-2", as_of="2026-11-22")
    cli.ask("settings", "interest.grace_days", "3", "--customer", "ACME")
    entries = cli.ask("audit", "--customer", "ACME")["entries"]
    (decision,) = [each for each in entries if each["entity"] == "interest_decision"]
    assert decision["after"]["item"] == "V-1"
    assert decision["after"]["entry"] == "INT-000001"
    assert "interest_term" in {each["entity"] for each in entries}
    cli.ask("undo")
    cli.ask("undo")
    cli.ask("undo")
    after = cli.ask("audit", "--customer", "ACME")["entries"]
    assert len([each for each in after if each["entity"] == "interest_decision"]) == 2
