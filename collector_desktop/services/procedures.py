"""Use cases about procedures: replace them all, change one, say who is chased by which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.numbers import name_key
from collector_desktop.domain.procedure_files import read_procedures
from collector_desktop.domain.procedures import Procedure, require_sound_set
from collector_desktop.domain.settings import COMPANY_COUNTRY
from collector_desktop.domain.unions import EU
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.procedures import procedure_book, procedures
from collector_desktop.queries.settings import settings
from collector_desktop.services.procedure_rows import end, keep
from collector_desktop.storage.models import Customer, CustomerGroup
from collector_desktop.storage.models import Procedure as ProcedureRow
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date

OWN = {"GB": "gb", "IE": "ie", "US": "us"}


def shipped_procedures(country: str) -> tuple[Procedure, ...]:
    """Return the procedures that come with the program for a country by its two letters.

    A country without its own has those of Great Britain.
    """
    name = OWN.get(country, "eu" if country in EU else "gb")
    return read_procedures((resource("procedures") / f"{name}.json").read_text(encoding="utf-8"))


def adopt_procedures(made_on: date) -> Outcome[int]:
    """Give a ledger that never had procedures those of its country; return how many.

    A ledger of an older version has none; one whose procedures were all removed keeps none.
    """
    if ProcedureRow.select().exists():
        return Outcome(0, NOTHING)
    country = settings()[COMPANY_COUNTRY]
    with operation("adopt_procedures", "Take over the usual procedures", made_on) as current:
        written = write_procedures(shipped_procedures(country), made_on)
    return Outcome(written, Change.SETTING, current.id, current.summary)


def write_procedures(found: tuple[Procedure, ...], made_on: date) -> int:
    """Write procedures in the place of all that stand; the caller has opened the operation.

    One of the same name keeps its row, and so do its steps by their names: what was sent goes on
    to be known by them.
    """
    standing = {name_key(each.name): each for each in procedures()}
    wanted = {name_key(each.name) for each in found}
    for key, each in standing.items():
        if key not in wanted:
            end(each, made_on)
    for position, each in enumerate(found):
        keep(each, standing.get(name_key(each.name)), position, made_on)
    return len(found)


def replace_procedures(found: tuple[Procedure, ...], made_on: date) -> Outcome[int]:
    """Let these be the procedures, instead of all that stand; return how many.

    Raises:
        RefusedError: one of them cannot work; nothing changed.
    """
    require_sound_set(found)
    if [_unrowed(each) for each in procedures()] == [_unrowed(each) for each in found]:
        return Outcome(len(found), NOTHING)
    names = ", ".join(each.name for each in found)
    with operation("replace_procedures", f"Replace the procedures: {names}", made_on) as current:
        written = write_procedures(found, made_on)
    return Outcome(written, Change.SETTING, current.id, current.summary)


def save_procedure(procedure: Procedure, made_on: date) -> Outcome[int]:
    """Keep a new procedure, or what was changed about the one with its id; return its id.

    Customers and groups that name it follow when it gets another name.

    Raises:
        RefusedError: it cannot work, or another has its name; nothing changed.
    """
    listed = procedures()
    before = next((each for each in listed if _is_same_row(each, procedure)), None)
    others = tuple(each for each in listed if each is not before)
    if procedure.is_default:
        others = tuple(replace(each, is_default=False) for each in others)
    require_sound_set((*others, procedure))
    if before is not None and _unrowed(before) == _unrowed(procedure):
        return Outcome(before.procedure_id or 0, NOTHING)
    position = listed.index(before) if before else len(listed)
    verb = "Change" if before else "Add"
    with operation("save_procedure", f"{verb} the procedure {procedure.name}", made_on) as current:
        if procedure.is_default:
            ProcedureRow.update(is_default=False).where(ProcedureRow.is_default).execute()
        row_id = keep(procedure, before, position, made_on)
        if before is not None and before.name != procedure.name:
            _rename(before.name, procedure.name)
    return Outcome(row_id, Change.SETTING | Change.CUSTOMER, current.id, current.summary)


def remove_procedure(procedure_id: int, made_on: date) -> Outcome[None]:
    """Take a procedure away; what was sent by it stays.

    Raises:
        RefusedError: it is the default, or customers or groups are chased by it.
    """
    procedure = standing_procedure(procedure_id)
    if procedure.is_default:
        raise RefusedError(f"{procedure.name} is the default.", "Make another the default first.")
    users = sum(len(_naming(each, procedure.name)) for each in (Customer, CustomerGroup))
    if users:
        who = "1 customer or group is" if users == 1 else f"{users:,} customers or groups are"
        raise RefusedError(
            f"{who} chased by {procedure.name}.", "Choose another procedure for them first."
        )
    with operation("remove_procedure", f"Remove the procedure {procedure.name}", made_on) as now:
        end(procedure, made_on)
    return Outcome(None, Change.SETTING, now.id, now.summary)


def make_default(procedure_id: int, made_on: date) -> Outcome[None]:
    """Let a procedure count for everybody who has no other.

    Raises:
        RefusedError: it is not in force any more.
    """
    procedure = standing_procedure(procedure_id)
    if procedure.is_default:
        return Outcome(None, NOTHING)
    summary = f"Chase by {procedure.name} unless told otherwise"
    with operation("make_default", summary, made_on) as current:
        ProcedureRow.update(is_default=False).where(ProcedureRow.is_default).execute()
        ProcedureRow.update(is_default=True).where(ProcedureRow.id == procedure_id).execute()
    return Outcome(None, Change.SETTING, current.id, summary)


def standing_procedure(procedure_id: int) -> Procedure:
    """Return the procedure in force with that id.

    Raises:
        RefusedError: there is none any more.
    """
    found = procedure_book().by_id.get(procedure_id)
    if found is None:
        raise RefusedError("This procedure is not in force any more.", "See the list of them.")
    return found


def _is_same_row(each: Procedure, wanted: Procedure) -> bool:
    return wanted.procedure_id is not None and each.procedure_id == wanted.procedure_id


def _unrowed(procedure: Procedure) -> Procedure:
    """Return a procedure without the rows it is in, to be compared."""
    steps = tuple(replace(step, step_id=None) for step in procedure.steps)
    return replace(procedure, steps=steps, procedure_id=None)


def _rename(before: str, after: str) -> None:
    for table in (Customer, CustomerGroup):
        ids = _naming(table, before)
        if ids:
            table.update(procedure=after).where(table.id.in_(ids)).execute()


def _naming(table: type[Customer] | type[CustomerGroup], name: str) -> list[int]:
    rows = table.select().where(table.procedure != "")
    return [row.id for row in rows if name_key(row.procedure) == name_key(name)]
