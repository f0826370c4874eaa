"""Tables of the write path: operations, their row images, import batches, settings."""

from __future__ import annotations

from peewee import BlobField, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField, InstantField
from collector_desktop.storage.models.base import BaseModel, is_day


class Operation(BaseModel):
    """One thing the user did; the unit of undo and of the audit trail.

    `uid` makes a retry after an unknown outcome harmless. An operation of kind "undo" names what
    it took back in `undoes`.
    """

    uid = TextField(unique=True)
    kind = TextField()
    summary = TextField()
    actor = TextField()
    version = TextField()
    made_at = InstantField()
    made_on = DayField(constraints=[is_day("made_on")])
    undoes = ForeignKeyField("self", null=True, column_name="undoes_id")
    undone_by = ForeignKeyField("self", null=True, column_name="undone_by_id")


class AuditChange(BaseModel):
    """The image of one row before and after an operation, written by triggers."""

    operation = ForeignKeyField(Operation)
    table_name = TextField()
    row_id = IntegerField()
    action = TextField()
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        indexes = ((("table_name", "row_id"), False),)


class ImportBatch(BaseModel):
    """One file that was imported; rows that it made carry its id instead of images."""

    operation = ForeignKeyField(Operation)
    file_name = TextField()
    sha256 = TextField(index=True)
    profile = TextField()
    kind = TextField()
    imported_on = DayField(constraints=[is_day("imported_on")])
    created = IntegerField(default=0)
    updated = IntegerField(default=0)
    unchanged = IntegerField(default=0)
    closed = IntegerField(default=0)
    rejected = IntegerField(default=0)


class CurrentOperation(BaseModel):
    """One row: the operation and batch now running, which the triggers read, and who works."""

    operation = ForeignKeyField(Operation, null=True)
    batch = ForeignKeyField(ImportBatch, null=True)
    actor = TextField(default="")
    version = TextField(default="")


class ColumnMapping(BaseModel):
    """How a user matched the columns of a file, by the signature of its headers."""

    signature = TextField(unique=True)
    name = TextField()
    mapping = TextField()


class SettingValue(BaseModel):
    """A business setting that differs from its default, in text form."""

    key = TextField(unique=True)
    value = TextField()


class StoredImage(BaseModel):
    """A picture used on paper, such as the logo."""

    key = TextField(unique=True)
    content = BlobField()
