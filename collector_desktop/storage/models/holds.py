"""Tables of what is not chased: accounts and entries on hold, and debts in dispute."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_amount, is_day
from collector_desktop.storage.models.customers import Customer
from collector_desktop.storage.models.ledger import Item

KINDS = "kind IN ('dispute', 'grace', 'legal', 'other')"
UNTIL = "until_on IS date(until_on, '+0 days') AND until_on >= made_on"
RELEASED = "released_on IS date(released_on, '+0 days') AND released_on >= made_on"
STATUSES = "status IN ('open', 'accepted', 'part', 'rejected', 'withdrawn')"
ANSWER = "answer_by IS date(answer_by, '+0 days')"
ENDED = "ended_on IS date(ended_on, '+0 days') AND ended_on >= raised_on"
ENDS_AT_ONCE = "(ended_on IS NULL) = (status = 'open')"
CREDITED = "credit_id IS NULL OR status IN ('accepted', 'part')"


class Hold(BaseModel):
    """A customer, or one item, is not chased from `made_on` on.

    It holds to the end of `until_on`, if that is given, and no longer from `released_on` on.
    """

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    item = ForeignKeyField(Item, null=True, on_delete="RESTRICT")
    kind = TextField(constraints=[Check(KINDS)])
    reason = TextField()
    made_on = DayField(constraints=[is_day("made_on")])
    until_on = DayField(null=True, constraints=[Check(f"until_on IS NULL OR ({UNTIL})")])
    released_on = DayField(null=True, constraints=[Check(f"released_on IS NULL OR ({RELEASED})")])


class Dispute(BaseModel):
    """The customer disputes so much of an item; it counts no longer from `ended_on` on.

    We owe an answer by `answer_by`. `credit` is the adjustment that an accepted dispute became.
    """

    item = ForeignKeyField(Item, on_delete="RESTRICT")
    amount_minor = IntegerField(constraints=[is_amount("amount_minor", 1)])
    reason = TextField()
    note = TextField(default="")
    raised_on = DayField(constraints=[is_day("raised_on")])
    answer_by = DayField(null=True, constraints=[Check(f"answer_by IS NULL OR {ANSWER}")])
    status = TextField(default="open", constraints=[Check(STATUSES), Check(ENDS_AT_ONCE)])
    ended_on = DayField(null=True, constraints=[Check(f"ended_on IS NULL OR ({ENDED})")])
    credit = ForeignKeyField(Item, null=True, on_delete="RESTRICT", constraints=[Check(CREDITED)])
