"""A cell with several e-mail addresses: the first is the customer's, the others other people's."""

import pytest

from collector_desktop.importers.read import read_file
from collector_desktop.services.import_row_parts import people_in

HEADER = "Customer full name,Phone numbers,Email,Full name,Bill address,Ship address"


def customer(folder, email):
    path = folder / "contacts.csv"
    path.write_text(f'{HEADER}\nAcme,,"{email}",Ann Lee,,\n', encoding="utf-8")
    (row,) = read_file(path).rows
    return row.email, [address for _, address in people_in(row.others)]


@pytest.mark.parametrize("between", [", ", ",", ";", "; ", " ", "\n"])
def test_the_first_of_several_addresses_is_the_customers(tmp_path, between):
    told = between.join(("ann@acme.example", "ben@acme.example", "cy@acme.example"))
    assert customer(tmp_path, told) == (
        "ann@acme.example",
        ["ben@acme.example", "cy@acme.example"],
    )


@pytest.mark.parametrize(
    ("told", "email"),
    [
        ("ann@acme.example", "ann@acme.example"),
        ("Ann Lee <ann@acme.example>", "ann@acme.example"),
        ("ann@acme.example; ann@acme.example", "ann@acme.example"),
        ("ann@acme.example;", "ann@acme.example"),
        ("by post", "by post"),
        ("", ""),
    ],
)
def test_one_address_stands_alone(tmp_path, told, email):
    assert customer(tmp_path, told) == (email, [])


def test_a_file_of_items_may_have_several_addresses_too(tmp_path):
    path = tmp_path / "items.csv"
    path.write_text(
        "Client,Email,Invoice Number,Amount,Paid,PO Number,Status,Invoice Date,Due Date,"
        "Partial/Deposit\n"
        'Acme,"ann@acme.example,ben@acme.example",7,10.00,0,,Sent,2026-11-01,2026-11-30,0\n',
        encoding="utf-8",
    )
    (item,) = read_file(path).rows
    assert item.customer.email == "ann@acme.example"
    assert people_in(item.customer.others) == [("ben@acme.example", "ben@acme.example")]
