"""Table of the languages in which customers wish to be written to."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, TextField

from collector_desktop.storage.models.base import BaseModel
from collector_desktop.storage.models.customers import Customer

LANGUAGES = "language IN ('en-GB', 'en-US', 'de', 'fr', 'es', 'nl')"


class CustomerLanguage(BaseModel):
    """A customer is written to in this language and not in that of its country."""

    customer = ForeignKeyField(Customer, unique=True, on_delete="RESTRICT")
    language = TextField(constraints=[Check(LANGUAGES)])
