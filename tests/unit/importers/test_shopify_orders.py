"""Orders of Shopify: older lists, which do not say what is outstanding, and their statuses."""

import pytest

from collector_desktop.importers.read import read_file

HEADER = (
    "Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem name,Lineitem price,"
    "Billing Name,Billing Company,Cancelled at"
)


def read(folder, status, company="Elm Ltd"):
    """Return what is read of one order over 80.50 of an older list."""
    order = (
        f"#7,ann@elm.example,{status},,GBP,80.50,2026-05-14 23:59:00 +0100,Lamp,80.50,Ann Green,"
        f"{company},"
    )
    path = folder / "orders_export.csv"
    path.write_text(f"{HEADER}\n{order}\n", encoding="utf-8")
    return read_file(path)


@pytest.mark.parametrize(
    ("status", "left"),
    [("paid", 0), ("partially_refunded", 0), ("pending", None), ("partially_paid", None)],
)
def test_what_is_open_follows_from_the_status_where_nothing_else_says_it(status, left, tmp_path):
    (item,) = read(tmp_path, status).rows
    assert (item.number, item.amount_minor, item.open_minor) == ("#7", 8_050, left)


@pytest.mark.parametrize("status", ["authorized", "voided", "expired", "refunded"])
def test_an_order_of_which_nothing_is_to_be_collected_is_left_out(status, tmp_path):
    parsed = read(tmp_path, status)
    assert (parsed.rows, parsed.problems, parsed.excluded) == ((), (), 1)


@pytest.mark.parametrize(("company", "name"), [("Elm Ltd", "Elm Ltd"), ("", "Ann Green")])
def test_the_customer_is_the_company_that_is_billed_else_the_person(company, name, tmp_path):
    (item,) = read(tmp_path, "pending", company).rows
    assert item.customer_name == name
