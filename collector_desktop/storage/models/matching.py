"""Tables of matching: what a bank line became, and whom payers are known to be."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.models.bank import BankLine
from collector_desktop.storage.models.base import BaseModel
from collector_desktop.storage.models.customers import Customer
from collector_desktop.storage.models.history import ImportBatch
from collector_desktop.storage.models.ledger import Item

RULE_KINDS = "kind IN ('payer_account', 'payer_name', 'text')"


class BankPosting(BaseModel):
    """An entry that a bank line was matched with: made by the match, or there before it.

    An entry stands for one line only; a line may have several entries, such as a receipt and the
    write-off of what was missing.
    """

    line = ForeignKeyField(BankLine, on_delete="RESTRICT")
    item = ForeignKeyField(Item, on_delete="RESTRICT", unique=True)


class BankRule(BaseModel):
    """Lines with this account, payer or words come from this customer.

    `pattern` is normalised as `domain.bank_text` does; `hits` counts the lines confirmed by it,
    and `is_learned` says what the program learned from what the user wrote.
    """

    kind = TextField(constraints=[Check(RULE_KINDS)])
    pattern = TextField()
    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    hits = IntegerField(default=0, constraints=[Check("hits >= 0")])
    is_learned = IntegerField(default=0, constraints=[Check("is_learned IN (0, 1)")])

    class Meta:
        indexes = ((("kind", "pattern", "customer"), True),)


class SourceNumber(BaseModel):
    """What the accounting program calls a receipt that was entered here before its file came.

    `number_key` is the program's number without blanks and case. A file that has it means the
    receipt of this row, so that the same money is not counted twice.
    """

    item = ForeignKeyField(Item, on_delete="RESTRICT", unique=True)
    number = TextField()
    number_key = TextField(index=True)
    batch = ForeignKeyField(ImportBatch, null=True)
