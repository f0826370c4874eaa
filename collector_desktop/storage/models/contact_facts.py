"""Tables beside the contact history: facts of a call, what is to be done, limits to contact."""

from __future__ import annotations

from peewee import SQL, Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_day
from collector_desktop.storage.models.collections import MINUTE, Contact
from collector_desktop.storage.models.customers import Customer, Person
from collector_desktop.storage.models.ledger import Item

TASKS = (
    "kind IN ('send_copy', 'send_proof', 'resend', 'check_payment', 'trace', 'offer_plan', "
    "'decide', 'update_contact', 'other')"
)
LIMITS = "kind IN ('no_channel', 'consent', 'quiet', 'do_not_contact', 'represented', 'vulnerable')"
CHANNEL = "channel IN ('', 'call', 'email', 'letter', 'sms', 'visit')"
SECONDS = "seconds IS NULL OR seconds BETWEEN 0 AND 86400"
OPTIONAL = "{0} IS NULL OR {0} IS date({0}, '+0 days')"


class ContactFact(BaseModel):
    """What is known of a contact beside its outcome.

    How many seconds it took, the number called, the day and the reference of a payment that is
    said to be made, and why it was made although a rule advised against it.
    """

    contact = ForeignKeyField(Contact, unique=True, on_delete="RESTRICT")
    seconds = IntegerField(null=True, constraints=[Check(SECONDS)])
    number = TextField(default="")
    paid_on = DayField(null=True, constraints=[Check(OPTIONAL.format("paid_on"))])
    paid_reference = TextField(default="")
    rule_broken = TextField(default="")
    override_reason = TextField(default="")


class Task(BaseModel):
    """Something that we have to do for a customer by a day; over from `done_on` on."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    contact = ForeignKeyField(Contact, null=True, on_delete="RESTRICT")
    item = ForeignKeyField(Item, null=True, on_delete="RESTRICT")
    kind = TextField(constraints=[Check(TASKS)])
    words = TextField()
    due_on = DayField(constraints=[is_day("due_on")])
    made_on = DayField(constraints=[is_day("made_on")])
    done_on = DayField(null=True, constraints=[Check(OPTIONAL.format("done_on"))])
    done_why = TextField(default="")


Task.add_index(
    Task.index(Task.due_on, Task.customer, name="task_to_do", where=SQL("done_on IS NULL"))
)


class ContactLimit(BaseModel):
    """How a person, or without one anybody at the customer, may not be contacted.

    `quiet` forbids the hours from `from_minute` to `to_minute` of every day; `consent` allows a
    channel that needs it. A limit holds from `made_on` to the day before `ended_on`.
    """

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    person = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    kind = TextField(constraints=[Check(LIMITS)])
    channel = TextField(default="", constraints=[Check(CHANNEL)])
    from_minute = IntegerField(null=True, constraints=[Check(MINUTE.format("from_minute"))])
    to_minute = IntegerField(null=True, constraints=[Check(MINUTE.format("to_minute"))])
    reason = TextField(default="")
    made_on = DayField(constraints=[is_day("made_on")])
    ended_on = DayField(null=True, constraints=[Check(OPTIONAL.format("ended_on"))])
