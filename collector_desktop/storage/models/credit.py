"""Tables of credit beside the limit: what is insured, further limits, what was decided and why."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, IntegerField, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_amount, is_currency, is_day
from collector_desktop.storage.models.customers import Customer, CustomerGroup

DECISIONS = "decision IN ('granted', 'deposit', 'declined')"
REVIEW = "review_on IS NULL OR review_on IS date(review_on, '+0 days')"
DEPOSIT = "(deposit_minor IS NOT NULL) = (decision = 'deposit')"
YEARS = "years_trading IS NULL OR years_trading BETWEEN 0 AND 999"
PARTS = "part IN ('owed', 'overdue')"
REFERENCES = "kind IN ('bank', 'trade', 'agency', 'accounts')"
RESULTS = "result IN ('waiting', 'good', 'slow', 'bad', 'no_answer')"
ANSWERED = "answered_on IS date(answered_on, '+0 days') AND answered_on >= asked_on"
ANSWERS_AT_ONCE = "(answered_on IS NULL) = (result = 'waiting')"
UNTIL = "until_on IS NULL OR until_on IS date(until_on, '+0 days')"


class CreditCover(BaseModel):
    """So much of what a customer owes is insured, in its currency, to the end of `until_on`."""

    customer = ForeignKeyField(Customer, unique=True, on_delete="RESTRICT")
    insured_minor = IntegerField(constraints=[is_amount("insured_minor")])
    insurer = TextField(default="")
    until_on = DayField(null=True, constraints=[Check(UNTIL)])


class GroupLimit(BaseModel):
    """The credit limit of each customer of a group that has none of its own."""

    group = ForeignKeyField(CustomerGroup, unique=True, on_delete="RESTRICT")
    currency = TextField(constraints=[is_currency()])
    limit_minor = IntegerField(constraints=[is_amount("limit_minor")])


class SharedLimit(BaseModel):
    """What all customers of a group may owe together, in one currency.

    A chain of branches, or a firm with its subsidiaries, is one risk; the limits of its customers
    are the shares of each.
    """

    group = ForeignKeyField(CustomerGroup, unique=True, on_delete="RESTRICT")
    currency = TextField(constraints=[is_currency()])
    limit_minor = IntegerField(constraints=[is_amount("limit_minor")])


class SubLimit(BaseModel):
    """What a customer may owe in one currency, or have overdue in it, within its limit."""

    customer = ForeignKeyField(Customer, on_delete="RESTRICT", index=False)
    part = TextField(constraints=[Check(PARTS)])
    currency = TextField(constraints=[is_currency()])
    limit_minor = IntegerField(constraints=[is_amount("limit_minor")])

    class Meta:
        indexes = ((("customer", "part", "currency"), True),)


class CreditApplication(BaseModel):
    """What a customer asked for on `received_on` and said about itself, in its currency.

    `guarantee` is what secures the debt, in words; `agency_minor` the limit that a credit agency
    recommends; `trade_references` who vouches for it.
    """

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    received_on = DayField(constraints=[is_day("received_on")])
    asked_minor = IntegerField(constraints=[is_amount("asked_minor")])
    asked_terms = TextField(default="")
    net_worth_minor = IntegerField(null=True, constraints=[is_amount("net_worth_minor")])
    years_trading = IntegerField(null=True, constraints=[Check(YEARS)])
    agency_minor = IntegerField(null=True, constraints=[is_amount("agency_minor")])
    guarantee = TextField(default="")
    trade_references = TextField(default="")
    note = TextField(default="")


class CreditDecision(BaseModel):
    """How much credit was decided on and why; the newest of a customer counts.

    `limit_minor` None is no limit, 0 cash only. It is looked at again on `review_on`.
    """

    customer = ForeignKeyField(Customer, on_delete="RESTRICT")
    application = ForeignKeyField(CreditApplication, null=True, on_delete="RESTRICT")
    decision = TextField(constraints=[Check(DECISIONS), Check(DEPOSIT)])
    limit_minor = IntegerField(null=True, constraints=[is_amount("limit_minor")])
    before_minor = IntegerField(null=True, constraints=[is_amount("before_minor")])
    currency = TextField(constraints=[is_currency()])
    terms = TextField(default="")
    deposit_minor = IntegerField(null=True, constraints=[is_amount("deposit_minor", 1)])
    conditions = TextField(default="")
    reason = TextField()
    made_on = DayField(constraints=[is_day("made_on")])
    review_on = DayField(null=True, index=True, constraints=[Check(REVIEW)])


class CreditReference(BaseModel):
    """Somebody was asked about a customer that applied for credit, and what was answered.

    `suggested_minor` is the credit, in the customer's currency, that the answer speaks for.
    """

    application = ForeignKeyField(CreditApplication, on_delete="RESTRICT")
    kind = TextField(constraints=[Check(REFERENCES)])
    name = TextField()
    result = TextField(default="waiting", constraints=[Check(RESULTS), Check(ANSWERS_AT_ONCE)])
    suggested_minor = IntegerField(null=True, constraints=[is_amount("suggested_minor")])
    note = TextField(default="")
    asked_on = DayField(constraints=[is_day("asked_on")])
    answered_on = DayField(null=True, constraints=[Check(f"answered_on IS NULL OR ({ANSWERED})")])
