"""The table of what was done in the ledger that this one was made of."""

from __future__ import annotations

from peewee import ForeignKeyField, TextField

from collector_desktop.storage.models.base import BaseModel
from collector_desktop.storage.models.history import ImportBatch


class EarlierChange(BaseModel):
    """One line of the history of another ledger, as its export wrote it; nothing undoes it.

    `made_at` is an instant in UTC in ISO form; `before` and `after` are JSON in the words of the
    history, not images of rows.

    Rows of two entities are no such lines; their `made_at` is `day ` and a day, so that the index
    tells them apart. One of `in_force` says what stood in the column `operation` of the customer
    with the id `key`, as `before` has it, until another came in its place on that day. One of
    `imported` stands for a file of the name `key` and the profile `operation` that brought items in
    on that day.
    """

    made_at = TextField(index=True)
    operation = TextField()
    actor = TextField()
    entity = TextField()
    key = TextField()
    customer = TextField(index=True, collation="NOCASE")
    before = TextField()
    after = TextField()
    batch = ForeignKeyField(ImportBatch, null=True)
