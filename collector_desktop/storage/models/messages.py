"""Tables of what is sent and comes back: runs, messages, what each asks for, replies."""

from __future__ import annotations

from peewee import SQL, BooleanField, Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField, InstantField
from collector_desktop.storage.models.base import BaseModel, is_amount, is_day
from collector_desktop.storage.models.collections import Contact, Document
from collector_desktop.storage.models.customers import Customer
from collector_desktop.storage.models.ledger import Item
from collector_desktop.storage.models.procedures import CHANNELS, ProcedureStep

RUN_STATES = "state IN ('open', 'finished')"
STATES = (
    "state IN ('ready', 'left_out', 'queued', 'sending', 'handed_over', 'sent', 'printed', "
    "'task', 'failed', 'unknown', 'taken_back')"
)
ANY_CURRENCY = "currency = '' OR currency GLOB '[A-Z][A-Z][A-Z]'"
PAY_BY = "pay_by IS NULL OR pay_by IS date(pay_by, '+0 days')"
SENT = "sent_on IS NULL OR sent_on IS date(sent_on, '+0 days')"
IN_KINDS = "kind IN ('reply', 'bounce', 'auto_reply')"
FAULTS = "kind IN ('email', 'phone', 'post')"
CLEARED = "cleared_on IS NULL OR cleared_on IS date(cleared_on, '+0 days')"


class WordingVersion(BaseModel):
    """The user's own words of a template in a language, from `made_on` on; the newest counts.

    A version with `is_shipped` says that from that day on the program's own words count again.
    """

    template = TextField()
    language = TextField()
    subject = TextField(default="")
    body = TextField(default="")
    is_shipped = BooleanField(default=False)
    made_on = DayField(constraints=[is_day("made_on")])

    class Meta:
        indexes = ((("template", "language"), False),)


class ChaseRun(BaseModel):
    """One run of the procedures on a day; what is finished is never changed again."""

    made_on = DayField(constraints=[is_day("made_on")])
    procedure = TextField(default="")
    state = TextField(default="open", constraints=[Check(RUN_STATES)])
    note = TextField(default="")


class Message(BaseModel):
    """One letter, e-mail or task to one customer in one currency, of a run or by itself.

    The step is kept as it was called then. `address` is an e-mail address, a number or the lines
    of an address; `message_ref` the Message-ID that replies name. `document` is the PDF or the
    e-mail file, `contact` the entry in the customer's history. `pay_by` is the day that its step
    left for payment, which the next step waits for whatever becomes of the procedure.
    """

    run = ForeignKeyField(ChaseRun, null=True, on_delete="RESTRICT")
    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    currency = TextField(default="", constraints=[Check(ANY_CURRENCY)])
    channel = TextField(constraints=[Check(CHANNELS)])
    procedure_name = TextField(default="")
    step = ForeignKeyField(ProcedureStep, null=True, on_delete="RESTRICT")
    step_name = TextField(default="")
    template = TextField(default="")
    language = TextField(default="")
    wording = ForeignKeyField(WordingVersion, null=True, on_delete="RESTRICT")
    state = TextField(default="ready", constraints=[Check(STATES)])
    to_name = TextField(default="")
    address = TextField(default="")
    subject = TextField(default="")
    body = TextField(default="")
    is_edited = BooleanField(default=False)
    reminder_number = IntegerField(null=True)
    total_minor = IntegerField(default=0, constraints=[is_amount("total_minor")])
    fee_minor = IntegerField(default=0, constraints=[is_amount("fee_minor")])
    made_on = DayField(constraints=[is_day("made_on")])
    sent_on = DayField(null=True, constraints=[Check(SENT)])
    sent_at = InstantField(null=True)
    message_ref = TextField(default="", index=True)
    attempts = IntegerField(default=0)
    error = TextField(default="")
    document = ForeignKeyField(Document, null=True, on_delete="RESTRICT")
    contact = ForeignKeyField(Contact, null=True, on_delete="RESTRICT")
    pay_by = DayField(null=True, constraints=[Check(PAY_BY)])


Message.add_index(
    Message.index(
        Message.state,
        Message.id,
        name="message_waiting",
        where=SQL("state IN ('queued', 'sending', 'failed', 'unknown')"),
    )
)


class MessageItem(BaseModel):
    """An item that a message asks for, as it stood then, and the step that the item reached."""

    message = ForeignKeyField(Message, on_delete="RESTRICT")
    item = ForeignKeyField(Item, on_delete="RESTRICT")
    step = ForeignKeyField(ProcedureStep, null=True, on_delete="RESTRICT")
    open_minor = IntegerField(constraints=[is_amount("open_minor")])
    disputed_minor = IntegerField(default=0, constraints=[is_amount("disputed_minor")])
    days_overdue = IntegerField()
    fee_minor = IntegerField(default=0, constraints=[is_amount("fee_minor")])


class IncomingMessage(BaseModel):
    """An e-mail that came back: a reply, a bounce or an automatic answer; read or not yet.

    `server_key` is the mailbox, its validity and the number there, so that none is taken twice.
    """

    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    answers = ForeignKeyField(Message, null=True, on_delete="RESTRICT")
    kind = TextField(constraints=[Check(IN_KINDS)])
    from_address = TextField(default="")
    subject = TextField(default="")
    text = TextField(default="")
    received_at = InstantField()
    made_on = DayField(constraints=[is_day("made_on")])
    server_key = TextField(unique=True)
    read_on = DayField(
        null=True, constraints=[Check("read_on IS NULL OR read_on IS date(read_on, '+0 days')")]
    )
    contact = ForeignKeyField(Contact, null=True, on_delete="RESTRICT")


class MailboxMark(BaseModel):
    """How far a folder of a mailbox was read: its validity as the server says, and the last."""

    mailbox = TextField(unique=True)
    validity = IntegerField()
    last_uid = IntegerField()


class AddressFault(BaseModel):
    """An e-mail address, number or postal address of a customer that failed, until cleared."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    kind = TextField(constraints=[Check(FAULTS)])
    value = TextField()
    reason = TextField(default="")
    noted_on = DayField(constraints=[is_day("noted_on")])
    cleared_on = DayField(null=True, constraints=[Check(CLEARED)])
