"""Tables of instalment plans: what was agreed, what it covers, and what it gave up at its end."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_amount, is_currency, is_day
from collector_desktop.storage.models.collections import Contact
from collector_desktop.storage.models.customers import Customer
from collector_desktop.storage.models.ledger import Item

KINDS = "kind IN ('plan', 'settlement')"
STATES = "state IN ('open', 'cancelled', 'replaced')"
ENDS_AT_ONCE = "(ended_on IS NULL) = (state = 'open')"
ENDED = "ended_on IS date(ended_on, '+0 days') AND ended_on >= made_on"


class Plan(BaseModel):
    """A customer pays debts in instalments, as agreed on `made_on`.

    `owed_minor` is what was open of the debts then; a settlement asks for less, and gives the rest
    up once all is paid. How far it is kept follows from the money and is not written here.
    """

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    kind = TextField(default="plan", constraints=[Check(KINDS)])
    currency = TextField(constraints=[is_currency()])
    total_minor = IntegerField(constraints=[is_amount("total_minor", 1)])
    owed_minor = IntegerField(
        constraints=[is_amount("owed_minor", 1), Check("owed_minor >= total_minor")]
    )
    every = TextField(default="")
    method = TextField(default="")
    person_name = TextField(default="")
    note = TextField(default="")
    made_on = DayField(constraints=[is_day("made_on")])
    contact = ForeignKeyField(Contact, null=True, on_delete="RESTRICT")
    replaces = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    state = TextField(default="open", constraints=[Check(STATES), Check(ENDS_AT_ONCE)])
    ended_on = DayField(null=True, constraints=[Check(f"ended_on IS NULL OR ({ENDED})")])


class PlanInstalment(BaseModel):
    """One instalment of a plan; they are paid in the order of `position`, from 1."""

    plan = ForeignKeyField(Plan, on_delete="RESTRICT", index=False)
    position = IntegerField(constraints=[Check("position >= 1")])
    due_on = DayField(index=True, constraints=[is_day("due_on")])
    amount_minor = IntegerField(constraints=[is_amount("amount_minor", 1)])

    class Meta:
        indexes = ((("plan", "position"), True),)


class PlanItem(BaseModel):
    """A debt that a plan covers, and how much of it.

    `paid_before_minor` is what money of the day of the agreement had paid of it before that: it
    pays no instalment.
    """

    plan = ForeignKeyField(Plan, on_delete="RESTRICT", index=False)
    item = ForeignKeyField(Item, on_delete="RESTRICT")
    amount_minor = IntegerField(constraints=[is_amount("amount_minor", 1)])
    paid_before_minor = IntegerField(default=0, constraints=[is_amount("paid_before_minor")])

    class Meta:
        indexes = ((("plan", "item"), True),)


class PlanRelease(BaseModel):
    """What a settlement gave up of a debt when all was paid: the adjustment that says so."""

    plan = ForeignKeyField(Plan, on_delete="RESTRICT")
    credit = ForeignKeyField(Item, on_delete="RESTRICT")
    made_on = DayField(constraints=[is_day("made_on")])
