"""Shopify: Orders as CSV, a line for each article; all but the first of an order are nearly empty.

What is sold on account is an order whose payment is pending. The list has numbers of orders under
*Name*, and who is billed under *Billing Company* or *Billing Name*.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import first
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named

_COLUMNS = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,"
    "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,"
    "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,"
    "Billing Street,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,"
    "Billing Phone,Shipping Name,Shipping Street,Shipping City,Shipping Zip,Shipping Country,Notes,"
    "Cancelled at,Payment Method,Payment Reference,Refunded Amount,Outstanding Balance,Id,"
    "Next Payment Due At"
)
_SETTLED = frozenset({"paid", "partially_refunded"})


def _left_out(status: str, total: str, cancelled: str) -> str:
    """Return why a line is left out."""
    if not status and not total:
        return "a further line of an order"
    return "a cancelled order" if cancelled else ""


def _open(outstanding: str, status: str) -> str:
    """Return what is outstanding, which older lists do not say of orders that are paid."""
    return outstanding or ("0" if status.casefold() in _SETTLED else "")


def _day(moment: str) -> str:
    """Return the day of a moment such as `2026-05-01 10:00:00 +0200`."""
    return moment.partition(" ")[0]


SHOPIFY_ORDERS = Profile(
    name="shopify-orders",
    program="Shopify",
    kind=FileKind.ITEMS,
    columns=columns(_COLUMNS),
    fields=named(
        number="Name",
        amount="Total",
        currency="Currency",
        status="Financial Status",
        email="Email",
        phone="Billing Phone",
        address1="Billing Street",
        city="Billing City",
        region="Billing Province",
        postcode="Billing Zip",
        country="Billing Country",
    ),
    derived={
        "customer_name": Derived(("Billing Company", "Billing Name", "Email"), first),
        "document_on": Derived(("Created at",), _day),
        "due_on": Derived(("Next Payment Due At",), _day),
        "settled_on": Derived(("Paid at",), _day),
        "open": Derived(("Outstanding Balance", "Financial Status"), _open),
        "left_out": Derived(("Financial Status", "Total", "Cancelled at"), _left_out),
    },
    needed=("number", "customer_name", "document_on", "amount", "currency", "status"),
    marks=("Financial Status", "Lineitem name", "Lineitem price"),
    rules=ItemRules(
        types={},
        excluded_statuses=frozenset({"authorized", "voided", "expired", "refunded"}),
        part_paid_statuses=frozenset({"partially_paid"}),
    ),
    names_first=True,
    decimal=".",
    not_read="Articles, taxes, single payments and refunds of an order stay in Shopify.",
)
