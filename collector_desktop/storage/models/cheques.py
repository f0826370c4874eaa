"""Tables of post-dated cheques: held in a drawer, and no money until their day."""

from __future__ import annotations

from peewee import SQL, Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_amount, is_currency, is_day
from collector_desktop.storage.models.customers import Customer
from collector_desktop.storage.models.ledger import Item

ENDS_ONCE = "receipt_id IS NULL OR cancelled_on IS NULL"
CANCELLED = "cancelled_on IS date(cancelled_on, '+0 days')"


class Cheque(BaseModel):
    """A cheque that may be banked from `dated_on` on.

    It is held until it has a receipt, dated the day it was banked, or was given back on
    `cancelled_on`; whether the receipt came back is asked of the receipt. `reference` is what the
    customer wrote beside it; it may name invoices.
    """

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    amount_minor = IntegerField(constraints=[is_amount("amount_minor", 1)])
    currency = TextField(constraints=[is_currency()])
    number = TextField()
    drawer = TextField(default="")
    reference = TextField(default="")
    received_on = DayField(constraints=[is_day("received_on")])
    dated_on = DayField(constraints=[is_day("dated_on")])
    receipt = ForeignKeyField(Item, null=True, on_delete="RESTRICT", constraints=[Check(ENDS_ONCE)])
    cancelled_on = DayField(null=True, constraints=[Check(CANCELLED)])


Cheque.add_index(
    Cheque.index(
        Cheque.dated_on,
        name="cheque_held",
        where=SQL("receipt_id IS NULL AND cancelled_on IS NULL"),
    )
)


class ChequeItem(BaseModel):
    """What a cheque is meant to pay; without any it pays by the usual order."""

    cheque = ForeignKeyField(Cheque, on_delete="RESTRICT")
    item = ForeignKeyField(Item, on_delete="RESTRICT")
    amount_minor = IntegerField(constraints=[is_amount("amount_minor", 1)])
