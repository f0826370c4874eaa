"""Use case: give a customer or a group terms of late-payment interest of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import setting_named
from collector_desktop.domain.settings_named import title_of
from collector_desktop.queries.interest_terms import OWN_TERMS
from collector_desktop.services.money_entries import the_customer
from collector_desktop.storage.models import Customer, CustomerGroup, InterestTerm
from collector_desktop.storage.operations import operation

KEYS = tuple(setting.key for setting in OWN_TERMS)


@frozen
class Owner:
    """Whose terms are meant: a customer's, or those of all customers of a group."""

    customer_id: int | None = None
    group: str = ""


def change_terms(owner: Owner, texts: Mapping[str, str], made_on: date) -> Outcome[int]:
    """Set terms of interest by the names of the settings; return how many changed.

    An empty text takes the owner's own word away, so that the group's or company's counts again.

    Raises:
        RefusedError: there is no such customer or group, or a setting is not one of these.
        CollectorError: a value is not allowed; nothing changed.
    """
    wanted = {key: _read(key, text) for key, text in texts.items()}
    who = _the_owner(owner)
    mine = InterestTerm.group == who if owner.group else InterestTerm.customer == who
    stored = {row.key: row for row in InterestTerm.select().where(mine)}
    changed = {
        key: text
        for key, text in wanted.items()
        if text != (stored[key].value if key in stored else "")
    }
    if not changed:
        return Outcome(0, NOTHING)
    titles = ", ".join(title_of(key) for key in sorted(changed))
    summary = f"Change the {titles} of {who.name}"
    with operation("change_terms", summary, made_on) as current:
        for key, text in changed.items():
            _store(stored.get(key), who, key, text)
    return Outcome(len(changed), Change.CUSTOMER | Change.SETTING, current.id, summary)


def _store(row: InterestTerm | None, who: Customer | CustomerGroup, key: str, text: str) -> None:
    if row is None:
        owner = {"customer": who} if isinstance(who, Customer) else {"group": who}
        InterestTerm.create(**owner, key=key, value=text)
    elif text:
        row.value = text
        row.save(only=[InterestTerm.value])
    else:
        row.delete_instance()


def _the_owner(owner: Owner) -> Customer | CustomerGroup:
    if owner.customer_id is not None:
        return the_customer(owner.customer_id)
    found = CustomerGroup.get_or_none(CustomerGroup.name == owner.group)
    if found is None:
        raise RefusedError(f"There is no group {owner.group!r}.", "Check the name.")
    return found


def _read(key: str, text: str) -> str:
    if key not in KEYS:
        raise RefusedError(
            f"{key!r} is not a setting that a customer has.", f"Use one of {', '.join(KEYS)}."
        )
    return str(setting_named(key).read(text)) if text.strip() else ""
