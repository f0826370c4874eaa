"""Tables of credit beside the limit of a customer: what is insured, and the limit of a group."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_amount, is_currency
from collector_desktop.storage.models.customers import Customer, CustomerGroup

UNTIL = "until_on IS NULL OR until_on IS date(until_on, '+0 days')"


class CreditCover(BaseModel):
    """So much of what a customer owes is insured, in its currency, to the end of `until_on`."""

    customer = ForeignKeyField(Customer, unique=True, on_delete="RESTRICT")
    insured_minor = IntegerField(constraints=[is_amount("insured_minor")])
    insurer = TextField(default="")
    until_on = DayField(null=True, constraints=[Check(UNTIL)])


class GroupLimit(BaseModel):
    """The credit limit of each customer of a group that has none of its own."""

    group = ForeignKeyField(CustomerGroup, unique=True, on_delete="RESTRICT")
    currency = TextField(constraints=[is_currency()])
    limit_minor = IntegerField(constraints=[is_amount("limit_minor")])
