"""Tables of how a dispute is worked: who has it, its steps, what was said, its evidence."""

from __future__ import annotations

from peewee import BlobField, Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_amount, is_day
from collector_desktop.storage.models.holds import Dispute

WAITING = "waiting_for IN ('us', 'customer', 'credit')"
INTEREST = "interest IN ('runs', 'paused', 'waived')"
DONE = "done_on IS NULL OR done_on IS date(done_on, '+0 days')"


class DisputeCase(BaseModel):
    """How a dispute is worked now; one without a row waits for us and nobody has it.

    `owner` is who answers it, `waiting_for` whose move it is. `root_cause`, `outcome_note` and
    `credit_number` (of the accounting program) are known at the end.
    """

    dispute = ForeignKeyField(Dispute, unique=True, on_delete="RESTRICT")
    owner = TextField(default="")
    waiting_for = TextField(default="us", constraints=[Check(WAITING)])
    raised_by = TextField(default="")
    channel = TextField(default="")
    interest = TextField(default="runs", constraints=[Check(INTEREST)])
    root_cause = TextField(default="")
    outcome_note = TextField(default="")
    credit_number = TextField(default="")


class DisputeStep(BaseModel):
    """Something to be done in a dispute by a day, and the day on which it was done."""

    dispute = ForeignKeyField(Dispute, on_delete="RESTRICT")
    position = IntegerField()
    name = TextField()
    due_on = DayField(constraints=[is_day("due_on")])
    done_on = DayField(null=True, constraints=[Check(DONE)])


class DisputeNote(BaseModel):
    """What was said about a dispute, in the order in which it was written."""

    dispute = ForeignKeyField(Dispute, on_delete="RESTRICT")
    author = TextField(default="")
    text = TextField()
    made_on = DayField(constraints=[is_day("made_on")])


class DisputeFile(BaseModel):
    """A file that proves something in a dispute, whole; none twice."""

    dispute = ForeignKeyField(Dispute, on_delete="RESTRICT", index=False)
    file_name = TextField()
    media_type = TextField(default="")
    sha256 = TextField()
    size = IntegerField(constraints=[is_amount("size")])
    content = BlobField()
    made_on = DayField(constraints=[is_day("made_on")])

    class Meta:
        indexes = ((("dispute", "sha256"), True),)
