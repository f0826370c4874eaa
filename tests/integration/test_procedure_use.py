"""Who is chased by which procedure: the invoice before the customer, the group, the company."""

import pytest

from collector_desktop.queries.procedure_use import ProcedureUse, procedures_shown
from collector_desktop.services.procedure_places import assign_procedure, place_item
from collector_desktop.services.procedures import adopt_procedures
from collector_desktop.storage.models import Customer, CustomerGroup, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY


@pytest.fixture
def names(acme):
    adopt_procedures(TODAY)
    return [each.name for each in procedures_shown(TODAY).procedures]


def test_everybody_without_another_counts_for_the_default(names):
    shown = procedures_shown(TODAY)
    default = next(each.name for each in shown.procedures if each.is_default)
    assert shown.use_of(default) == ProcedureUse(1)
    assert shown.use_of(next(n for n in names if n != default)) == ProcedureUse()


def test_a_customer_a_group_and_an_invoice_may_each_have_their_own(names, acme):
    other = names[-1]
    with operation("test", "Set up a group", TODAY):
        group = CustomerGroup.create(name="Branches")
        Customer.create(code="B1", name="Branch 1", currency="EUR", group=group)
    assign_procedure(other, TODAY, group_ids=[group.id])
    assign_procedure(names[0], TODAY, customer_ids=[acme.id])
    place_item(Item.get().id, other, "", "agreed by phone", TODAY)
    shown = procedures_shown(TODAY)
    assert shown.use_of(other) == ProcedureUse(1, ("Branches",), 1)
    assert shown.use_of(names[0]) == ProcedureUse(1)
    assert shown.currencies == ("GBP", "EUR")


def test_the_example_is_an_invoice_of_the_day_on_the_usual_terms(names):
    shown = procedures_shown(TODAY)
    assert shown.example_on == TODAY
    assert (shown.example_due_on - TODAY).days == 30
