"""Tables of the bank: accounts of the company and the lines of their statements."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import (
    BaseModel,
    is_currency,
    is_day,
    is_signed_amount,
)
from collector_desktop.storage.models.history import ImportBatch

LINE_STATUSES = "status IN ('open', 'matched', 'ignored', 'not_ours')"


class BankAccount(BaseModel):
    """One of the company's own accounts at a bank or payment service, in one currency.

    `key` is what statements call it: the IBAN without blanks, else sort code and number, else
    the name of the layout; the currency is part of it where one number holds several.
    """

    key = TextField(unique=True)
    name = TextField()
    currency = TextField(constraints=[is_currency()])
    batch = ForeignKeyField(ImportBatch, null=True)


class BankLine(BaseModel):
    """One movement on an account as the bank reported it; money in is positive.

    `line_key` is what makes a line the same in overlapping files. `status` is "open" until the
    line is matched or ignored; "not_ours" is money that no customer paid, such as payments out.
    """

    account = ForeignKeyField(BankAccount, on_delete="RESTRICT", index=False)
    line_key = TextField()
    booked_on = DayField(constraints=[is_day("booked_on")])
    value_on = DayField(null=True, constraints=[Check("value_on IS date(value_on, '+0 days')")])
    amount_minor = IntegerField(constraints=[is_signed_amount("amount_minor")])
    currency = TextField(constraints=[is_currency()])
    payer = TextField(default="")
    payer_account = TextField(default="")
    reference = TextField(default="")
    text = TextField(default="")
    bank_type = TextField(default="")
    is_return = IntegerField(default=0, constraints=[Check("is_return IN (0, 1)")])
    status = TextField(default="open", constraints=[Check(LINE_STATUSES)])
    batch = ForeignKeyField(ImportBatch, null=True)

    class Meta:
        indexes = (
            (("account", "line_key"), True),
            (("status", "booked_on"), False),
        )
