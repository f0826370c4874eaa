"""Whatever its statistics say, the database looks up what belongs to a customer by a key.

A plan that looks through all accounts for each customer answers a small ledger as quickly as any
other, and one of 100,000 customers not within minutes. SQLite chose such a plan by the statistics
below, which `ANALYZE` had made of a ledger of 100,000 customers and 1,350,000 items.
"""

import pytest

from collector_desktop.queries.customer_pages import CustomersWanted, customer_keys
from collector_desktop.queries.invoice_pages import InvoiceWanted, invoice_keys
from collector_desktop.storage.database import db
from tests.conftest import TODAY

STATISTICS = (
    ("item", "item_open", "306946 4 4 1 1 1 1 1 1 1"),
    ("item", "item_open_due", "306946 305"),
    ("item", "item_customer_id_document_on", "1350000 14 1"),
    ("customer", "customer_name", "100000 1"),
    ("customer", "customer_code", "100000 1"),
    ("contact", "contact_customer_id_made_on", "300000 3 1"),
    ("person", "person_customer_id", "100000 1"),
    ("phone", "phone_person_id", "100000 1"),
)


@pytest.fixture
def plans(demo, monkeypatch):
    """The steps of the plans of all questions to a ledger that the database takes for large."""
    db.execute_sql("ANALYZE")
    db.execute_sql("DELETE FROM sqlite_stat1")
    for row in STATISTICS:
        db.execute_sql("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", row)
    db.execute_sql("ANALYZE sqlite_schema")
    usual, steps = db.execute_sql, []

    def explained(sql, params=None):
        if not sql.startswith(("PRAGMA", "DROP")):
            found = usual(f"EXPLAIN QUERY PLAN {sql}", params)
            steps.extend(row[3] for row in found.fetchall())
        return usual(sql, params)

    monkeypatch.setattr(db, "execute_sql", explained)
    return steps


def test_an_account_is_looked_up_for_each_customer(plans):
    assert customer_keys(TODAY, CustomersWanted(), 8)
    joined = [step for step in plans if "LEFT-JOIN" in step]
    assert len(joined) > 2
    assert not [step for step in joined if step.startswith("SCAN")]


@pytest.mark.parametrize("column", ["amount", "number", "reference", "outstanding", "invoiced"])
@pytest.mark.parametrize("view", ["overdue", "open"])
def test_the_first_of_the_open_invoices_are_found_without_their_rows(plans, view, column):
    assert invoice_keys(TODAY, InvoiceWanted(view, sort=column), 8)
    assert "SCAN i USING COVERING INDEX item_open" in plans
