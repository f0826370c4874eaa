"""Bring statuses, limits of contact, tasks and campaigns in from the files of an export."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.changes import Change
from collector_desktop.domain.contact_limits import LimitKind
from collector_desktop.domain.currency import exponent, require_currency
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.tasks import TaskKind
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.table_files import (
    Brought,
    TableImport,
    day,
    day_or_none,
    is_here,
    kept_id,
)
from collector_desktop.storage.models import (
    AccountState,
    BaseModel,
    Campaign,
    CampaignMember,
    ContactLimit,
    Person,
    Task,
)

CHANGED = Change.CUSTOMER | Change.CONTACT
Values = dict[str, str]


def _bring_in_status(values: Values, _made_on: date) -> Brought:
    return _keep(
        AccountState,
        {
            "customer": customer_id_of(values["customer"]),
            "status": AccountStatus(values["status"]),
            "made_on": day(values["date"]),
        },
        own_id=values.get("id", ""),
        reason=values["reason"],
        lifted_on=day_or_none(values["lifted_on"]),
        lifted_why=values["lifted_why"],
    )


def _bring_in_limit(values: Values, _made_on: date) -> Brought:
    customer_id = customer_id_of(values["customer"])
    person = None
    if values["person"]:
        person = Person.get_or_none(
            (Person.customer == customer_id) & (Person.name == values["person"])
        )
        if person is None:
            raise RefusedError(f"There is nobody called {values['person']!r}.", "Import people.")
    return _keep(
        ContactLimit,
        {
            "customer": customer_id,
            "person": person,
            "kind": LimitKind(values["kind"]),
            "channel": values["channel"],
            "made_on": day(values["date"]),
        },
        own_id=values.get("id", ""),
        from_minute=_minute(values["from_time"]),
        to_minute=_minute(values["to_time"]),
        reason=values["reason"],
        ended_on=day_or_none(values["ended_on"]),
    )


def _bring_in_task(values: Values, _made_on: date) -> Brought:
    customer_id = customer_id_of(values["customer"])
    item = entry_of(values["item"], DEBITS, customer_id) if values["item"] else None
    return _keep(
        Task,
        {
            "customer": customer_id,
            "item": item.item_id if item else None,
            "kind": TaskKind(values["kind"]),
            "words": values["words"],
            "made_on": day(values["date"]),
        },
        own_id=values.get("id", ""),
        due_on=day(values["due_on"]),
        done_on=day_or_none(values["done_on"]),
        done_why=values["done_why"],
    )


def _bring_in_campaign(values: Values, _made_on: date) -> Brought:
    currency = require_currency(values["currency"])
    return _keep(
        Campaign,
        {"name": values["name"]},
        currency=currency,
        goal_minor=parse_amount(values["goal"], exponent(currency), ".", currency),
        first_on=day(values["first_on"]),
        last_on=day_or_none(values["last_on"]),
        template=values["template"],
        script=values["script"],
        made_on=day(values["date"]),
    )


def _bring_in_member(values: Values, _made_on: date) -> Brought:
    campaign = Campaign.get_or_none(Campaign.name == values["campaign"])
    if campaign is None:
        raise RefusedError(f"There is no campaign {values['campaign']!r}.", "Import it first.")
    currency = str(campaign.currency)
    return _keep(
        CampaignMember,
        {"campaign": campaign.id, "customer": customer_id_of(values["customer"])},
        overdue_minor=parse_amount(values["overdue"], exponent(currency), ".", currency),
        done_on=day_or_none(values["done_on"]),
    )


def _keep(
    model: type[BaseModel], key: dict[str, object], own_id: str = "", **more: object
) -> Brought:
    """Write a row under the id that it had, unless one with the same key is there."""
    fields = model._meta.fields  # noqa: SLF001 - the model's own description
    same = [
        fields[name].is_null() if value is None else fields[name] == value
        for name, value in key.items()
    ]
    if is_here(model.select().where(*same), model, own_id):
        return Brought.UNCHANGED
    model.create(**key, **more, **kept_id(model, own_id))
    return Brought.CREATED


def _minute(text: str) -> int | None:
    if not text:
        return None
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


STATUSES = TableImport(
    "import_statuses", "statuses", needed(FileKind.STATUSES), CHANGED, _bring_in_status
)
LIMITS = TableImport(
    "import_limits", "limits of contact", needed(FileKind.CONTACT_LIMITS), CHANGED, _bring_in_limit
)
TASKS = TableImport("import_tasks", "tasks", needed(FileKind.TASKS), CHANGED, _bring_in_task)
CAMPAIGNS = TableImport(
    "import_campaigns", "campaigns", needed(FileKind.CAMPAIGNS), CHANGED, _bring_in_campaign
)
MEMBERS = TableImport(
    "import_members",
    "customers of campaigns",
    needed(FileKind.CAMPAIGN_MEMBERS),
    CHANGED,
    _bring_in_member,
)
