"""The invoices themselves, as they were sent: kept to be opened again and to be attached."""

from __future__ import annotations

from peewee import BlobField, ForeignKeyField, TextField

from collector_desktop.storage.models.base import BaseModel
from collector_desktop.storage.models.history import ImportBatch
from collector_desktop.storage.models.ledger import Item


class InvoiceCopy(BaseModel):
    """The file of one invoice or credit note, whole; of an invoice in parts it is the first one's.

    An item may have several, such as the XML and the PDF; none twice.
    """

    item = ForeignKeyField(Item, on_delete="RESTRICT", index=False)
    file_name = TextField()
    media_type = TextField()
    sha256 = TextField()
    content = BlobField()
    batch = ForeignKeyField(ImportBatch, null=True)

    class Meta:
        indexes = ((("item", "sha256"), True),)
