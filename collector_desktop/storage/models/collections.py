"""Tables of collection work: contacts, promises, documents sent."""

from __future__ import annotations

from peewee import SQL, Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_amount, is_currency, is_day
from collector_desktop.storage.models.customers import Customer, Person
from collector_desktop.storage.models.ledger import Item

CHANNELS = "kind IN ('call', 'email', 'letter', 'sms', 'visit', 'note')"
STATUSES = "status IN ('open', 'kept', 'partly', 'broken', 'cancelled')"
MINUTE = "{0} IS NULL OR {0} BETWEEN 0 AND 1439"


class Document(BaseModel):
    """A PDF that was made for a customer, known by the hash of its bytes."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    kind = TextField()
    file_name = TextField()
    path = TextField()
    sha256 = TextField(index=True)
    size = IntegerField()
    made_on = DayField(constraints=[is_day("made_on")])


class Contact(BaseModel):
    """One call, letter, e-mail, message, visit or note, and what is to follow.

    Minutes count from local midnight. A follow-up is open until a later contact closes it.
    """

    customer = ForeignKeyField(Customer, on_delete="RESTRICT", index=False)
    kind = TextField(constraints=[Check(CHANNELS)])
    outcome = TextField(default="")
    person = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    person_name = TextField(default="")
    note = TextField(default="")
    made_on = DayField(constraints=[is_day("made_on")])
    made_minute = IntegerField(null=True, constraints=[Check(MINUTE.format("made_minute"))])
    next_on = DayField(null=True, constraints=[is_day("next_on")])
    next_minute = IntegerField(null=True, constraints=[Check(MINUTE.format("next_minute"))])
    closed_by = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    document = ForeignKeyField(Document, null=True, on_delete="RESTRICT")

    class Meta:
        indexes = ((("customer", "made_on"), False),)


Contact.add_index(
    Contact.index(
        Contact.next_on,
        Contact.customer,
        name="contact_follow_up",
        where=SQL("next_on IS NOT NULL AND closed_by_id IS NULL"),
    )
)


class ContactItem(BaseModel):
    """An item that a contact was about."""

    contact = ForeignKeyField(Contact, on_delete="RESTRICT")
    item = ForeignKeyField(Item, on_delete="RESTRICT")


class Promise(BaseModel):
    """A customer's promise to pay.

    `status`, `received_minor` and `decided_on` are the judgement as last made; `check` compares
    them with a fresh one.
    """

    customer = ForeignKeyField(Customer, on_delete="RESTRICT", index=False)
    contact = ForeignKeyField(Contact, null=True, on_delete="RESTRICT")
    amount_minor = IntegerField(constraints=[is_amount("amount_minor", 1)])
    currency = TextField(constraints=[is_currency()])
    taken_on = DayField(constraints=[is_day("taken_on")])
    pay_by = DayField(constraints=[is_day("pay_by")])
    method = TextField(default="")
    person_name = TextField(default="")
    status = TextField(default="open", constraints=[Check(STATUSES)])
    received_minor = IntegerField(default=0, constraints=[is_amount("received_minor")])
    decided_on = DayField(
        null=True, constraints=[Check("decided_on IS date(decided_on, '+0 days')")]
    )

    class Meta:
        indexes = (
            (("customer", "status", "pay_by"), False),
            (("status", "pay_by"), False),
        )


class PromiseItem(BaseModel):
    """An item that a promise covers; a promise without any covers the whole account."""

    promise = ForeignKeyField(Promise, on_delete="RESTRICT")
    item = ForeignKeyField(Item, on_delete="RESTRICT")


class PromiseBefore(BaseModel):
    """Money of the day of a promise that was there before the promise was made: it keeps nothing.

    `amount_minor` is what a receipt had paid by then: of the items promised, or in all where the
    promise is for the whole account.
    """

    promise = ForeignKeyField(Promise, on_delete="RESTRICT", index=False)
    receipt = ForeignKeyField(Item, on_delete="RESTRICT")
    amount_minor = IntegerField(constraints=[is_amount("amount_minor", 1)])

    class Meta:
        indexes = ((("promise", "receipt"), True),)
