"""Tables of merging: former codes and names of customers, and pairs that are no pair."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, TextField

from collector_desktop.storage.models.base import BaseModel
from collector_desktop.storage.models.customers import Customer

IN_ORDER = "first_id < second_id"


class CustomerAlias(BaseModel):
    """A code and name that files may still use for a customer, since another was merged into it."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    code = TextField(unique=True, collation="NOCASE")
    name = TextField()


class CustomersApart(BaseModel):
    """Two customers that look like one, and whom the user said to be two; the lower id first."""

    first = ForeignKeyField(Customer, on_delete="RESTRICT", index=False)
    second = ForeignKeyField(Customer, on_delete="RESTRICT")

    class Meta:
        constraints = (Check(IN_ORDER),)
        indexes = ((("first", "second"), True),)
