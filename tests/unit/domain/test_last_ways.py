"""Answers of the domain that few cases ask for."""

from types import SimpleNamespace

import pytest

from collector_desktop.domain.matching_fit import _some_of
from collector_desktop.domain.plan_phrases import ENGLISH
from collector_desktop.domain.promises import PromiseStatus

BROKEN = PromiseStatus.BROKEN


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ((PromiseStatus.KEPT, False, False, 100), 0),
        ((BROKEN, True, False, 100), 1),
        ((BROKEN, False, True, 40), 2),
        ((BROKEN, False, True, 0), 3),
        ((PromiseStatus.OPEN, False, False, 0), 4),
    ],
)
def test_an_instalment_is_said_as_it_stands(facts, place):
    """Paid, paid late, in part, missed, to come: the order of the phrases."""
    status, late, arrears, received = facts
    each = SimpleNamespace(
        status=status, is_paid_late=late, in_arrears=arrears, received_minor=received
    )
    assert ENGLISH.instalment_said(each) == ENGLISH.instalments[place]


def test_named_invoices_of_which_none_come_to_the_amount_are_no_fit():
    named = [SimpleNamespace(open_minor=minor) for minor in (30_00, 50_00, 70_00)]
    assert _some_of(60_00, named) is None
    assert _some_of(60_00, named[:1]) is None
