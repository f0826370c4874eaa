"""Tables of campaigns: a set of customers worked through for a goal in a period."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_amount, is_currency, is_day
from collector_desktop.storage.models.customers import Customer

LAST = "last_on IS NULL OR (last_on IS date(last_on, '+0 days') AND last_on >= first_on)"


class Campaign(BaseModel):
    """A named effort from `first_on` to `last_on`; `goal_minor` is the money it is to bring in.

    `script` is what to say; `template` names the words of a letter or an e-mail.
    """

    name = TextField(unique=True, collation="NOCASE")
    currency = TextField(constraints=[is_currency()])
    goal_minor = IntegerField(default=0, constraints=[is_amount("goal_minor")])
    first_on = DayField(constraints=[is_day("first_on")])
    last_on = DayField(null=True, constraints=[Check(LAST)])
    template = TextField(default="")
    script = TextField(default="")
    made_on = DayField(constraints=[is_day("made_on")])


class CampaignMember(BaseModel):
    """A customer of a campaign with what was overdue when it was chosen."""

    campaign = ForeignKeyField(Campaign, on_delete="RESTRICT", index=False)
    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    overdue_minor = IntegerField(constraints=[is_amount("overdue_minor")])
    done_on = DayField(
        null=True, constraints=[Check("done_on IS NULL OR done_on IS date(done_on, '+0 days')")]
    )

    class Meta:
        indexes = ((("campaign", "customer"), True),)
