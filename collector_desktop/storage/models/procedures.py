"""Tables of how customers are chased: procedures, their steps, and a place in one set by hand."""

from __future__ import annotations

from peewee import SQL, BooleanField, Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_day
from collector_desktop.storage.models.ledger import Item

CONSOLIDATED = "consolidate IN ('customer', 'invoice')"
MODES = "mode IN ('after_due', 'end_of_month', 'after_previous')"
CHANNELS = "channel IN ('email', 'letter', 'call', 'sms', 'visit')"
FEES = "fee_kind IN ('none', 'fixed', 'percent')"
ADVICE = (
    "recommend IN ('', 'stop_supply', 'withdraw_terms', 'visit', 'legal', 'agency', 'write_off')"
)
ATTACHED = "attach IN ('none', 'statement', 'copies', 'both')"
ENDED = "ended_on IS NULL OR ended_on IS date(ended_on, '+0 days')"


class Procedure(BaseModel):
    """Steps by which customers are chased; one without steps means that nobody is chased.

    `tolerance` is JSON, the amount of each currency below which an item is not chased. A
    procedure that was taken away keeps its row, because what was sent by it refers to it.
    """

    name = TextField(collation="NOCASE")
    position = IntegerField(default=0)
    min_gap_days = IntegerField(default=5, constraints=[Check("min_gap_days BETWEEN 0 AND 365")])
    consolidate = TextField(default="customer", constraints=[Check(CONSOLIDATED)])
    tolerance = TextField(default="{}", constraints=[Check("tolerance GLOB '{*}'")])
    is_default = BooleanField(default=False)
    note = TextField(default="")
    ended_on = DayField(null=True, constraints=[Check(ENDED)])


Procedure.add_index(
    Procedure.index(
        Procedure.name, unique=True, name="procedure_name", where=SQL("ended_on IS NULL")
    )
)


class ProcedureStep(BaseModel):
    """One step of a procedure: when, how, in which words and from what amount on.

    `days` count from the due date, from the end of its month or from the step before, as `mode`
    says; `min_amount` is JSON by currency; `fee_value` an amount or a percentage in writing.
    """

    procedure = ForeignKeyField(Procedure, on_delete="RESTRICT")
    position = IntegerField()
    name = TextField()
    mode = TextField(default="after_due", constraints=[Check(MODES)])
    days = IntegerField(constraints=[Check("days BETWEEN -365 AND 3650")])
    channel = TextField(constraints=[Check(CHANNELS)])
    template = TextField(default="")
    min_amount = TextField(default="{}", constraints=[Check("min_amount GLOB '{*}'")])
    fee_kind = TextField(default="none", constraints=[Check(FEES)])
    fee_value = TextField(default="0")
    with_interest = BooleanField(default=False)
    hold_supply = BooleanField(default=False)
    recommend = TextField(default="", constraints=[Check(ADVICE)])
    needs_approval = BooleanField(default=False)
    attach = TextField(default="none", constraints=[Check(ATTACHED)])
    pay_within_days = IntegerField(
        null=True,
        constraints=[Check("pay_within_days IS NULL OR pay_within_days BETWEEN 0 AND 365")],
    )
    ended_on = DayField(null=True, constraints=[Check(ENDED)])


class ChasePlace(BaseModel):
    """From `made_on` on an item is chased by this procedure, and next by this step, for a reason.

    Either may be missing: the procedure of the customer, the step that follows by itself. The
    newest place of an item counts.
    """

    item = ForeignKeyField(Item, on_delete="RESTRICT")
    procedure = ForeignKeyField(Procedure, null=True, on_delete="RESTRICT")
    step = ForeignKeyField(ProcedureStep, null=True, on_delete="RESTRICT")
    reason = TextField(default="")
    made_on = DayField(constraints=[is_day("made_on")])
