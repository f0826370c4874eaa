"""Tables of late payment: what was decided on interest and fixed sums, and whose terms differ."""

from __future__ import annotations

from peewee import SQL, Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_amount, is_currency, is_day
from collector_desktop.storage.models.customers import Customer, CustomerGroup
from collector_desktop.storage.models.ledger import Item

KINDS = "kind IN ('claimed', 'waived')"
SOMETHING = "interest_minor + fixed_minor > 0"
REASON = "(kind = 'waived') = (reason <> '')"
SPAN = "(first_on IS NULL) = (last_on IS NULL) AND (last_on IS NULL OR last_on >= first_on)"
OPTIONAL_DAY = "{0} IS date({0}, '+0 days')"
ONE_OWNER = "(customer_id IS NULL) <> (group_id IS NULL)"


class InterestDecision(BaseModel):
    """Interest and fixed sum of an invoice that were claimed, or waived for a reason.

    A claim has its debit adjustment as `entry`, and as `working` the JSON of its segments from
    `first_on` to `last_on`. A waiver of what only accrued has a working too. A waiver of a claim
    names it in `claim`; its `entry` is the credit adjustment that settles the debit, and it
    decides on no further days.
    """

    item = ForeignKeyField(Item, on_delete="RESTRICT")
    kind = TextField(constraints=[Check(KINDS)])
    decided_on = DayField(constraints=[is_day("decided_on")])
    first_on = DayField(null=True, constraints=[Check(OPTIONAL_DAY.format("first_on"))])
    last_on = DayField(null=True, constraints=[Check(OPTIONAL_DAY.format("last_on"))])
    interest_minor = IntegerField(constraints=[is_amount("interest_minor")])
    fixed_minor = IntegerField(constraints=[is_amount("fixed_minor")])
    currency = TextField(constraints=[is_currency()])
    regime = TextField(default="")
    working = TextField(default="")
    reason = TextField(default="")
    entry = ForeignKeyField(Item, null=True, on_delete="RESTRICT", index=False)
    claim = ForeignKeyField("self", null=True, on_delete="RESTRICT")

    class Meta:
        constraints = (Check(SOMETHING), Check(REASON), Check(SPAN))


InterestDecision.add_index(
    InterestDecision.index(
        InterestDecision.entry,
        name="interest_decision_entry",
        unique=True,
        where=SQL("entry_id IS NOT NULL"),
    )
)


class InterestTerm(BaseModel):
    """A setting of interest that a customer or a group has for itself, in text form."""

    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT", index=False)
    group = ForeignKeyField(CustomerGroup, null=True, on_delete="RESTRICT", index=False)
    key = TextField()
    value = TextField()

    class Meta:
        constraints = (Check(ONE_OWNER),)
        indexes = ((("customer", "key"), True), (("group", "key"), True))
