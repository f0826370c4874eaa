"""Who answers which dispute, and by when."""

from datetime import date

import pytest

from collector_desktop.domain.dispute_cases import GROUP_OF, GROUPS, planned_steps
from collector_desktop.domain.disputes import REASONS

FRIDAY = date(2026, 11, 27)


def test_every_reason_is_in_one_group():
    listed = [reason for group in GROUPS for reason in group.reasons]
    assert sorted(listed) == sorted(REASONS)


@pytest.mark.parametrize(
    ("reason", "owner"),
    [
        ("PRICE", "sales"),
        ("SHORT", "dispatch"),
        ("DAMAGED", "operations"),
        ("NO_PO", "billing"),
        ("PAID_ELSEWHERE", "credit control"),
        ("LEGAL", "manager"),
    ],
)
def test_each_reason_goes_to_who_can_answer_it(reason, owner):
    assert GROUP_OF[reason].owner == owner


def test_steps_are_due_on_working_days():
    steps = [(step.name, step.due_on.isoformat()) for step in planned_steps("SHORT", FRIDAY)]
    assert steps == [
        ("Pass to dispatch", "2026-11-30"),
        ("Get the evidence: delivery note", "2026-12-01"),
        ("Decide: credit or proof", "2026-12-04"),
        ("Tell the customer and close", "2026-12-04"),
    ]


def test_no_step_is_due_after_the_answer():
    steps = planned_steps("PRICE", FRIDAY, FRIDAY, "Tom")
    assert steps[0].name == "Pass to Tom"
    assert {step.due_on for step in steps} == {FRIDAY}
