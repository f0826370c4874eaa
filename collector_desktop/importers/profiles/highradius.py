"""The public sample of open invoices that HighRadius gives to interns, read as it stands."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.making import in_cents
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named

HIGHRADIUS = Profile(
    name="highradius-sample",
    program="HighRadius sample data set",
    kind=FileKind.ITEMS,
    columns=columns(
        ",business_code,cust_number,name_customer,clear_date,buisness_year,doc_id,posting_date,"
        "due_in_date,baseline_create_date,cust_payment_terms,converted_usd,Aging Bucket"
    ),
    fields=named(
        customer_code="cust_number",
        customer_name="name_customer",
        document_on="posting_date",
        due_on="due_in_date",
        currency="invoice_currency",
    ),
    derived={
        "number": Derived(("doc_id",), lambda text: text.removesuffix(".0")),
        "amount": Derived(("total_open_amount|converted_usd",), in_cents),
    },
    needed=("customer_code", "customer_name", "number", "document_on", "due_on", "amount"),
    marks=("business_code", "cust_number"),
    rules=ItemRules(types={}),
    date_order=DateOrder.YMD,
    decimal=".",
    not_read="The predicted days of payment are not read; terms are codes without meaning.",
)
