"""What was decided on late payment leaves the ledger with everything else."""

import csv
from datetime import date

from collector_desktop.services.exports import export_native
from collector_desktop.services.interest_claims import claim_interest, waive_interest
from collector_desktop.services.interest_terms import Owner, change_terms
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item


def test_decisions_and_terms_are_exported(acme, tmp_path):
    with operation("test", "Second", TODAY):
        add_item(acme, "INV-2", date(2026, 8, 1), date(2026, 9, 1), 5_000)
    claim_interest(acme.id, [1], TODAY)
    waive_interest(acme.id, None, "=goodwill", TODAY)
    change_terms(Owner(acme.id), {"interest.grace_days": "5"}, TODAY)
    export_native(tmp_path, TODAY)
    with (tmp_path / "interest.csv").open(encoding="utf-8-sig", newline="") as file:
        claim, waiver = csv.DictReader(file)
    assert (claim["item"], claim["kind"], claim["number"]) == ("INV-1", "claimed", "INT-000001")
    assert (claim["first"], claim["last"]) == ("2026-10-02", "2026-11-24")
    assert (claim["interest"], claim["fixed_sum"]) == ("2.09", "40.00")
    assert (waiver["item"], waiver["reason"]) == ("INV-2", "'=goodwill")
    with (tmp_path / "interest_terms.csv").open(encoding="utf-8-sig", newline="") as file:
        (term,) = csv.DictReader(file)
    assert term == {
        "customer": "ACME",
        "group": "",
        "name": "interest.grace_days",
        "value": "5",
    }
