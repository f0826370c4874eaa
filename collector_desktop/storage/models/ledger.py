"""Tables of money: items and the dated allocations between them."""

from __future__ import annotations

from peewee import SQL, Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import (
    BaseModel,
    is_amount,
    is_currency,
    is_day,
    is_signed_amount,
)
from collector_desktop.storage.models.customers import Customer
from collector_desktop.storage.models.history import ImportBatch

TYPES = (
    "type IN ('invoice', 'credit_note', 'receipt', 'refund', "
    "'debit_adjustment', 'credit_adjustment')"
)


class Item(BaseModel):
    """One entry on a customer's account; a payable part of an invoice is an item of its own.

    `amount_minor` is positive, `type` gives the side. `open_minor` is the amount less all
    allocations of any date: the fast answer for today, which `check` compares with the replay.
    `number_key` is the number without blanks and case: what makes two numbers the same.
    `origin` is "source" for money that the accounting program reported as settled, "earlier" for
    what was settled before the ledger began to follow that program, the reason of a write-off,
    "dispute" for the credit of one, else "". `terms` are those of this one invoice, in the form
    that settings hold; None for those of its customer.
    """

    customer = ForeignKeyField(Customer, on_delete="RESTRICT", index=False)
    type = TextField(constraints=[Check(TYPES)])
    number = TextField()
    number_key = TextField()
    document_on = DayField(constraints=[is_day("document_on")])
    due_on = DayField(constraints=[is_day("due_on")])
    amount_minor = IntegerField(constraints=[is_amount("amount_minor", 1)])
    open_minor = IntegerField(constraints=[Check("open_minor BETWEEN 0 AND amount_minor")])
    currency = TextField(constraints=[is_currency()])
    reference = TextField(default="")
    description = TextField(default="")
    method = TextField(default="")
    origin = TextField(default="")
    terms = TextField(null=True)
    batch = ForeignKeyField(ImportBatch, null=True)

    class Meta:
        indexes = (
            (("customer", "type", "number_key"), True),
            (("number_key",), False),
            (("customer", "document_on"), False),
            (("document_on",), False),
        )


Item.add_index(
    Item.index(
        Item.customer,
        Item.currency,
        Item.due_on,
        Item.document_on,
        Item.type,
        Item.open_minor,
        Item.amount_minor,
        Item.number_key,
        Item.reference,
        name="item_open",
        where=SQL("open_minor <> 0"),
    )
)
Item.add_index(Item.index(Item.due_on, name="item_open_due", where=SQL("open_minor <> 0")))
Item.add_index(
    Item.index(
        Item.customer,
        Item.number_key,
        name="item_first_part",
        where=SQL("type = 'invoice' AND number_key GLOB '*/1'"),
    )
)


class Allocation(BaseModel):
    """A dated link by which a credit pays a debit of the same customer and currency.

    An allocation that ends keeps its row; a negative one is dated the first day on which it no
    longer counts. So the sum up to a day is what is at the end of that day.
    """

    source = ForeignKeyField(Item, on_delete="RESTRICT", index=False)
    target = ForeignKeyField(Item, on_delete="RESTRICT", index=False)
    amount_minor = IntegerField(constraints=[is_signed_amount("amount_minor")])
    allocated_on = DayField(constraints=[is_day("allocated_on")])
    batch = ForeignKeyField(ImportBatch, null=True)

    class Meta:
        indexes = (
            (("source", "allocated_on", "amount_minor"), False),
            (("target", "allocated_on", "amount_minor"), False),
            (("allocated_on",), False),
        )


Allocation.add_index(
    Allocation.index(
        Allocation.source,
        Allocation.target,
        Allocation.allocated_on,
        name="allocation_ended",
        where=SQL("amount_minor < 0"),
    )
)
