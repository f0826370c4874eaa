"""PostFinance SmartBusiness: Clients, and Invoices with one line for each or for each position."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.making import difference, joined, people
from collector_desktop.importers.profile import Derived, ItemRules, Lines, Profile, columns, named

_PROGRAM = "PostFinance SmartBusiness"
_DRAFTS = frozenset({"draft", "entwurf", "bozza", "brouillon", "storniert", "annullato", "annulé"})
_FIELDS = named(
    number="number",
    customer_name="client_name",
    customer_code="client_number",
    document_on="date",
    due_on="due",
    currency="currency",
    status="status",
    settled_on="paid_date",
)
_NEEDED = ("number", "customer_name", "document_on", "due_on", "status", "amount")
_NOT_READ = "Taxes, discounts and payment slips stay in SmartBusiness."

SMARTBUSINESS_INVOICES = Profile(
    name="smartbusiness-invoices",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "number,client_name,client_number,client_groups,date,period,due,period_from,period_to,"
        "total,total_exclvat,total_exclvat_afterdiscount,total_vat,currency,status,paid_date,"
        "paid_amount,esr_number,cash_discount_date,cash_discount_value,rounding_difference,payments"
    ),
    fields=_FIELDS | named(amount="total"),
    derived={"open": Derived(("total", "paid_amount"), difference)},
    needed=_NEEDED,
    marks=("client_groups", "paid_amount"),
    rules=ItemRules(types={}, excluded_statuses=_DRAFTS),
    date_order=DateOrder.DMY,
    decimal=".",
    not_read=_NOT_READ,
)

SMARTBUSINESS_POSITIONS = Profile(
    name="smartbusiness-positions",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "number,client_name,client_number,client_groups,date,period,due,period_from,period_to,"
        "currency,status,paid_date,esr_number,cash_discount_date,cash_discount_value,"
        "position_name,position_description,position_number,position_type,position_category,"
        "position_amount,position_nettotal,position_nettotal_afterdiscount,position_vat,"
        "position_vattotal,position_total"
    ),
    fields=_FIELDS | named(amount="position_total", description="position_name"),
    needed=_NEEDED,
    marks=("client_groups", "position_nettotal"),
    rules=ItemRules(types={}, excluded_statuses=_DRAFTS, lines=Lines.SUMMED),
    date_order=DateOrder.DMY,
    decimal=".",
    not_read="Payments in part are not in this file: export one line for each invoice for them.",
)

SMARTBUSINESS_CLIENTS = Profile(
    name="smartbusiness-clients",
    program=_PROGRAM,
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "relations,type,gender,number,name,addition,salutation,language,email,phone,fax,website,"
        "vat_id,groups,sendpreference,notes,address_street_1,address_street2_1,address_streetno_1,"
        "address_code_1,address_city_1,address_country_1,person_name_1,person_surname_1"
    ),
    fields=named(
        code="number",
        name="name",
        email="email",
        phone="phone",
        address2="address_street2_1",
        postcode="address_code_1",
        city="address_city_1",
        country="address_country_1",
    ),
    derived={
        "kind": Derived(("type",), lambda word: {"P": "consumer", "C": "company"}.get(word, "")),
        "address1": Derived(("address_street_1", "address_streetno_1"), joined),
        "contact_name": Derived(("person_name_1", "person_surname_1"), joined),
        "others": Derived(
            ("person_name_2", "person_surname_2", "person_email_2"),
            people,
        ),
    },
    needed=("code", "name", "email"),
    marks=("relations", "address_street_1"),
    not_read="A third person, notes and groups stay in SmartBusiness.",
)
