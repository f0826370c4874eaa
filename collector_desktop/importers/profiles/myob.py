"""MYOB AccountRight: sales and customer cards as text, tab separated.

An invoice has a line for each of its lines and a blank line behind it. What it came to is the sum
of its lines; freight and what was paid at once stand beside each of them, so that an invoice with
either is rejected. Of payments that came later the file knows nothing.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.making import joined, some_limit
from collector_desktop.importers.profile import (
    Derived,
    ItemRules,
    Lines,
    Profile,
    columns,
    named,
)

_PROGRAM = "MYOB AccountRight"
_NAME, _FIRST, _CODE = "Co./Last Name", "First Name", "Card ID"
_NO_CODE = "*None"


def _name(company: str, first_name: str) -> str:
    """Return the name of a customer; that of a person is parted."""
    return joined(first_name, company)


def _code(code: str) -> str:
    return "" if code == _NO_CODE else code


def _amount(amount: str, freight: str, paid: str) -> str:
    """Return what a line comes to; of an invoice with freight or payments it would be wrong."""
    beside = ((freight, "freight of"), (paid, "paid"))
    more = [f"{word} {text}" for text, word in beside if text.strip("$0.,")]
    return joined(amount, "with", *more) if more else amount


MYOB_SALES = Profile(
    name="myob-sales",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "Co./Last Name,First Name,Addr 1 - Line 1,- Line 2,- Line 3,- Line 4,Inclusive,Invoice #,"
        "Date,Customer PO,Ship Via,Delivery Status,Description,Account #,Amount,Inc-Tax Amount,Job,"
        "Comment,Journal Memo,Tax Code,Freight Amount,Inc-Tax Freight Amount,Sale Status,"
        "Currency Code,Exchange Rate,Terms - Payment is Due,- Balance Due Days,Amount Paid,"
        "Payment Method,Card ID,Record ID"
    ),
    fields=named(
        number="Invoice #",
        document_on="Date",
        reference="Customer PO",
        currency="Currency Code",
        description="Description",
        status="Sale Status",
    ),
    derived={
        "customer_name": Derived((_NAME, _FIRST), _name),
        "customer_code": Derived((_CODE,), _code),
        "amount": Derived(
            ("Inc-Tax Amount|Inc-Tax Total", "Inc-Tax Freight Amount", "Amount Paid"), _amount
        ),
    },
    needed=("number", "document_on", "customer_name", "amount", "status"),
    marks=(_NAME, "Sale Status", "Inc-Tax Freight Amount"),
    rules=ItemRules(
        types={},
        excluded_statuses=frozenset({"o", "q"}),
        lines=Lines.SUMMED,
    ),
    date_order=DateOrder.DMY,
    decimal=".",
    names_first=True,
    not_read="The file has no later payments and no due dates: export only sales that are open.",
)

MYOB_CUSTOMERS = Profile(
    name="myob-customers",
    program=_PROGRAM,
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "Co./Last Name,First Name,Card ID,Card Status,Currency Code,Addr 1 - Line 1,- Line 2,"
        "- Line 3,- Line 4,- City,- State,- Postcode,- Country,- Phone # 1,- Phone # 2,- Phone # 3,"
        "- Fax #,- Email,- WWW,- Contact Name,- Salutation,Credit Limit,Use Customer's Tax Code"
    ),
    fields=named(
        currency="Currency Code",
        address1="Addr 1 - Line 1",
        address2="- Line 2",
        city="- City",
        region="- State",
        postcode="- Postcode",
        country="- Country",
        phone="- Phone # 1",
        mobile="- Phone # 2",
        email="- Email",
        contact_name="- Contact Name",
    ),
    derived={
        "name": Derived((_NAME, _FIRST), _name),
        "code": Derived((_CODE,), _code),
        "credit_limit": Derived(("Credit Limit",), lambda limit: some_limit(limit.lstrip("$"))),
    },
    needed=("name", "code", "address1"),
    marks=(_NAME, _CODE, "Addr 1 - Line 1"),
    absent=("Invoice #", "Use Supplier's Tax Code"),
    decimal=".",
    names_first=True,
    not_read="Further addresses, terms and bank details stay in MYOB; 0 means no limit was set.",
)
