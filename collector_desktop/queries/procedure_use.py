"""Who is chased by which procedure, and what an editor of procedures must know beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.numbers import name_key
from collector_desktop.domain.settings import COMPANY_CURRENCY, TERMS_DEFAULT
from collector_desktop.queries.position import ask
from collector_desktop.queries.procedures import Chosen, procedure_book
from collector_desktop.queries.settings import settings
from collector_desktop.queries.terms_examples import terms_example

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.procedures import Procedure

CUSTOMERS = """SELECT c.procedure, g.procedure, count(*) FROM customer c
    LEFT JOIN customer_group g ON g.id = c.group_id
    GROUP BY 1, 2"""
GROUPS = "SELECT procedure, name FROM customer_group WHERE procedure <> '' ORDER BY name"
PLACED = """SELECT p.procedure_id, count(*) FROM chase_place p JOIN item i ON i.id = p.item_id
    WHERE p.procedure_id IS NOT NULL AND i.open_minor > 0 AND p.made_on <= :day AND p.id =
        (SELECT max(later.id) FROM chase_place later WHERE later.item_id = p.item_id)
    GROUP BY 1"""
WHOSE = """SELECT c.procedure, g.id, g.name, g.procedure FROM customer c
    LEFT JOIN customer_group g ON g.id = c.group_id WHERE c.id = :customer"""
CURRENCIES = "SELECT DISTINCT currency FROM customer WHERE currency <> '' ORDER BY 1"


@frozen
class ProcedureUse:
    """How many customers a procedure chases, the groups that name it, and single invoices."""

    customers: int = 0
    groups: tuple[str, ...] = ()
    invoices: int = 0


@frozen
class ProceduresShown:
    """The procedures, their use by name, the ledger's currencies, and an example's due date."""

    procedures: tuple[Procedure, ...]
    uses: dict[str, ProcedureUse]
    currencies: tuple[str, ...]
    example_on: date
    example_due_on: date

    def use_of(self, name: str) -> ProcedureUse:
        """Return who is chased by the procedure of that name."""
        return self.uses.get(name_key(name), ProcedureUse())


def procedures_shown(as_of: date) -> ProceduresShown:
    """Return the procedures with who uses them; the example is an invoice of that day."""
    book, stored = procedure_book(), settings()
    counted: dict[str, int] = {}
    for own, of_group, count in ask(CUSTOMERS):
        key = name_key(book.choose(own, of_group or "").name)
        counted[key] = counted.get(key, 0) + count
    groups: dict[str, list[str]] = {}
    for name, group in ask(GROUPS):
        groups.setdefault(name_key(name), []).append(group)
    placed = dict(ask(PLACED, day=as_of.isoformat()))
    uses = {
        name_key(each.name): ProcedureUse(
            counted.get(name_key(each.name), 0),
            tuple(groups.get(name_key(each.name), ())),
            placed.get(each.procedure_id, 0),
        )
        for each in book.listed
    }
    own = stored[COMPANY_CURRENCY]
    others = (code for (code,) in ask(CURRENCIES) if code != own)
    due = terms_example(stored[TERMS_DEFAULT], as_of).due_on
    return ProceduresShown(book.listed, uses, (own, *others), as_of, due)


@frozen
class ChaseChoice:
    """The procedures to choose from, and by which one a customer is chased now and why.

    `own` and `of_group` are the names that the customer and its group have; `group_id` is None
    without a group.
    """

    procedures: tuple[Procedure, ...]
    chosen: Chosen
    own: str
    of_group: str
    group_id: int | None
    group: str

    def without_own(self) -> str:
        """Return the procedure that would count if the customer had none of its own."""
        default = next((each.name for each in self.procedures if each.is_default), "")
        return self.of_group or default


def chase_choice(customer_id: int) -> ChaseChoice:
    """Return what a form must know to let a customer be chased otherwise."""
    book = procedure_book()
    own, group_id, group, of_group = ask(WHOSE, customer=customer_id)[0]
    chosen = book.choose(own, of_group or "")
    return ChaseChoice(book.listed, chosen, own, of_group or "", group_id, group or "")
