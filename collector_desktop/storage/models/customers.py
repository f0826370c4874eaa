"""Tables about who owes."""

from __future__ import annotations

from peewee import BooleanField, Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.models.base import BaseModel, is_amount, is_currency
from collector_desktop.storage.models.history import ImportBatch

KINDS = "kind IN ('company', 'sole_trader', 'consumer')"


class CustomerGroup(BaseModel):
    """Customers that share terms or a procedure, such as a chain of branches."""

    name = TextField(unique=True)
    terms = TextField(default="")
    procedure = TextField(default="")
    batch = ForeignKeyField(ImportBatch, null=True)


class Customer(BaseModel):
    """Someone who buys on credit.

    `credit_limit_minor` in the customer's currency: NULL is no limit, 0 is cash only. Empty
    `terms` and `procedure` mean those of the group, then of the company.
    """

    code = TextField(unique=True, collation="NOCASE")
    name = TextField(index=True, collation="NOCASE")
    kind = TextField(default="company", constraints=[Check(KINDS)])
    currency = TextField(constraints=[is_currency()])
    terms = TextField(default="")
    credit_limit_minor = IntegerField(null=True, constraints=[is_amount("credit_limit_minor")])
    group = ForeignKeyField(CustomerGroup, null=True, on_delete="RESTRICT")
    procedure = TextField(default="")
    email = TextField(default="")
    phone = TextField(default="")
    batch = ForeignKeyField(ImportBatch, null=True)


class Address(BaseModel):
    """Where paper goes; `kind` is billing or delivery."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    kind = TextField(default="billing")
    line1 = TextField(default="")
    line2 = TextField(default="")
    city = TextField(default="")
    region = TextField(default="")
    postcode = TextField(default="")
    country = TextField(default="")
    batch = ForeignKeyField(ImportBatch, null=True)

    class Meta:
        indexes = ((("customer", "kind"), True),)


class Person(BaseModel):
    """Somebody to speak to at the customer, in a role."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    name = TextField()
    role = TextField(default="")
    email = TextField(default="")
    is_main = BooleanField(default=False)
    do_not_call = BooleanField(default=False)
    batch = ForeignKeyField(ImportBatch, null=True)


class Phone(BaseModel):
    """One number of a person; a wrong number is kept and marked."""

    person = ForeignKeyField(Person, on_delete="RESTRICT")
    number = TextField()
    label = TextField(default="")
    is_wrong = BooleanField(default=False)
    batch = ForeignKeyField(ImportBatch, null=True)
