"""Tables of what follows when chasing does not help: the step decided on, and whom it went to."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_amount, is_currency, is_day
from collector_desktop.storage.models.customers import Customer
from collector_desktop.storage.models.ledger import Item

STEPS = (
    "step IN ('stop_supply', 'withdraw_terms', 'visit', 'director_letter', "
    "'letter_before_action', 'statutory_demand', 'court_claim', 'agency', 'insurance_claim', "
    "'one_more_chance', 'write_off')"
)
KINDS = "kind IN ('agency', 'legal', 'court')"
CLOSED = "closed_on IS NULL OR (closed_on IS date(closed_on, '+0 days') AND closed_on >= made_on)"
ENTRIES = "kind IN ('recovered', 'commission', 'cost')"
RESULTS = "result IN ('found', 'nothing', 'waiting')"


class NextStep(BaseModel):
    """What was decided for a customer on `made_on` and why; `suggested` is what the rules said."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    step = TextField(constraints=[Check(STEPS)])
    suggested = TextField(default="")
    reason = TextField()
    made_on = DayField(constraints=[is_day("made_on")])


class Placement(BaseModel):
    """Debts were passed to an agency, a solicitor or a court on `made_on`, so much of them."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    kind = TextField(constraints=[Check(KINDS)])
    placed_with = TextField()
    reference = TextField(default="")
    currency = TextField(constraints=[is_currency()])
    amount_minor = IntegerField(constraints=[is_amount("amount_minor", 1)])
    made_on = DayField(constraints=[is_day("made_on")])
    closed_on = DayField(null=True, constraints=[Check(CLOSED)])
    closed_why = TextField(default="")


class PlacementEntry(BaseModel):
    """What came in through a placement, or what it cost, in its currency."""

    placement = ForeignKeyField(Placement, on_delete="RESTRICT")
    kind = TextField(constraints=[Check(ENTRIES)])
    amount_minor = IntegerField(constraints=[is_amount("amount_minor", 1)])
    note = TextField(default="")
    made_on = DayField(constraints=[is_day("made_on")])


class PlacementItem(BaseModel):
    """A debt that went with a placement, and how much of it; older placements have none."""

    placement = ForeignKeyField(Placement, on_delete="RESTRICT", index=False)
    item = ForeignKeyField(Item, on_delete="RESTRICT")
    amount_minor = IntegerField(constraints=[is_amount("amount_minor", 1)])

    class Meta:
        indexes = ((("placement", "item"), True),)


class TraceStep(BaseModel):
    """A source that was asked where a customer is, and what it answered."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    source = TextField()
    result = TextField(constraints=[Check(RESULTS)])
    note = TextField(default="")
    made_on = DayField(constraints=[is_day("made_on")])


class AddressChange(BaseModel):
    """A customer's address up to a day, and from where the new one is known."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    old_address = TextField()
    new_address = TextField()
    source = TextField()
    made_on = DayField(constraints=[is_day("made_on")])
