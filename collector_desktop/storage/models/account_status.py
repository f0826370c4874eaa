"""Table of what accounts are in: insolvency, legal proceedings, an agency and the like."""

from __future__ import annotations

from peewee import SQL, Check, ForeignKeyField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_day
from collector_desktop.storage.models.customers import Customer

STATUSES = (
    "status IN ('insolvent', 'administration', 'deceased', 'gone_away', 'represented', 'legal', "
    "'agency', 'on_stop')"
)
LIFTED = "lifted_on IS date(lifted_on, '+0 days') AND lifted_on >= made_on"


class AccountState(BaseModel):
    """From `made_on` on an account is in a status, until the day before `lifted_on`."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    status = TextField(constraints=[Check(STATUSES)])
    reason = TextField()
    made_on = DayField(constraints=[is_day("made_on")])
    lifted_on = DayField(null=True, constraints=[Check(f"lifted_on IS NULL OR ({LIFTED})")])
    lifted_why = TextField(default="")


AccountState.add_index(
    AccountState.index(
        AccountState.status,
        AccountState.customer,
        name="account_state_now",
        where=SQL("lifted_on IS NULL"),
    )
)
