"""Tables of what became of a promise by words instead of money."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_day
from collector_desktop.storage.models.collections import Promise

HOW = "how IN ('rescheduled', 'withdrawn')"


class PromiseChange(BaseModel):
    """A promise was put off to another, or withdrawn, on a day and for a reason."""

    promise = ForeignKeyField(Promise, on_delete="RESTRICT")
    how = TextField(constraints=[Check(HOW)])
    replaced_by = ForeignKeyField(Promise, null=True, on_delete="RESTRICT", backref="came_of")
    reason = TextField(default="")
    made_on = DayField(constraints=[is_day("made_on")])
