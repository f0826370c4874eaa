"""Procedures as a document: what is read, what is refused, and that it comes back the same."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.procedure_files import procedures_document, read_procedures
from collector_desktop.domain.procedures import (
    Advice,
    Attach,
    Channel,
    Consolidate,
    FeeKind,
    Mode,
    Procedure,
    Step,
)
from collector_desktop.integrations.folders import resource

# The document of the command line's contract, with one value of each choice.
CONTRACT = {
    "procedures": [
        {
            "name": "Standard",
            "min_gap_days": 5,
            "consolidate": "customer",
            "tolerance": {"GBP": "1.00"},
            "default": True,
            "steps": [
                {
                    "name": "Reminder 1",
                    "mode": "after_due",
                    "days": 7,
                    "channel": "email",
                    "template": "reminder-1",
                    "min_amount": {"GBP": "0.00"},
                    "fee": {"kind": "percent", "value": "2.5"},
                    "hold_supply": False,
                    "recommend": None,
                    "needs_approval": False,
                }
            ],
        }
    ]
}


def changed(path, value):
    """Return the contract's document as text with one value changed."""
    document = json.loads(json.dumps(CONTRACT))
    *way, last = path
    part = document
    for key in way:
        part = part[key]
    part[last] = value
    return json.dumps(document)


STEP = ("procedures", 0, "steps", 0)


def test_the_document_of_the_contract_is_read():
    (found,) = read_procedures(json.dumps(CONTRACT))
    step = Step(
        "Reminder 1",
        Mode.AFTER_DUE,
        7,
        Channel.EMAIL,
        "reminder-1",
        {"GBP": 0},
        FeeKind.PERCENT,
        Decimal("2.5"),
    )
    assert found == Procedure("Standard", (step,), 5, Consolidate.CUSTOMER, {"GBP": 100}, True)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ((*STEP, "mode"), "sometime", "after_due"),
        ((*STEP, "channel"), "fax", "email"),
        ((*STEP, "days"), "7", "whole number"),
        ((*STEP, "days"), True, "whole number"),
        ((*STEP, "days"), True, "true is no days"),
        ((*STEP, "days"), None, "null is no days"),
        ((*STEP, "days"), 1.5, ": 1.5 is no days"),
        ((*STEP, "days"), [7], "[7] is no days"),
        ((*STEP, "colour"), "red", "'colour' is not known"),
        ((*STEP, "fee"), {"kind": "percent", "value": "101"}, "not a fee"),
        ((*STEP, "fee"), {"sort": "fixed"}, "'sort' is not known"),
        ((*STEP, "min_amount"), {"GBP": "1.001"}, "decimals"),
        ((*STEP, "min_amount"), {"GBX": "1"}, "currency"),
        ((*STEP, "recommend"), "shout", "stop_supply"),
        ((*STEP, "name"), " ", "empty"),
        ((*STEP, "name"), "x" * 101, "100 characters"),
        ((*STEP, "name"), "A\x00B", "cannot be seen"),
        ((*STEP, "name"), "A\x1b[31m", "cannot be seen"),
        ((*STEP, "name"), "A\u202eB", "cannot be seen"),
        ((*STEP, "name"), "\u200b", "cannot be seen"),
        ((*STEP, "name"), "A\ud800", "not text"),
        ((*STEP, "template"), "\ud800", "not text"),
        ((*STEP, "fee"), {"kind": "percent", "value": "1e-999999"}, "decimals"),
        ((*STEP, "fee"), {"kind": "fixed", "value": "0.00001"}, "decimals"),
        ((*STEP, "mode"), "after_previous", "first step"),
        (("procedures", 0, "min_gap_days"), -1, "min_gap_days"),
        (("procedures", 0, "default"), "yes", "true or false"),
        (("procedures",), [], "no procedures"),
        (("procedures",), {"name": "Standard"}, "list"),
        (("runs",), [], "'runs' is not known"),
    ],
)
def test_what_is_wrong_is_refused_in_a_sentence_that_says_where(path, value, said):
    with pytest.raises(RefusedError) as caught:
        read_procedures(changed(path, value))
    assert said in str(caught.value)
    if path[:4] == STEP:
        assert "Procedure 'Standard'" in str(caught.value)


@pytest.mark.parametrize("key", ["mode", "fee", "min_amount", "recommend", "pay_within_days"])
def test_null_is_what_is_usual(key):
    (found,) = read_procedures(changed((*STEP, key), None))
    assert (
        getattr(found.steps[0], {"fee": "fee_kind"}.get(key, key))
        == {
            "mode": Mode.AFTER_DUE,
            "fee": FeeKind.NONE,
            "min_amount": {},
            "recommend": Advice.NONE,
            "pay_within_days": None,
        }[key]
    )


def test_two_steps_or_procedures_of_one_name_are_refused():
    twice = CONTRACT["procedures"][0]["steps"] * 2
    with pytest.raises(RefusedError, match="twice"):
        read_procedures(changed(("procedures", 0, "steps"), twice))
    with pytest.raises(RefusedError, match="twice"):
        read_procedures(changed(("procedures",), [{"name": "A"}, {"name": " a "}]))


def test_more_steps_than_anybody_takes_are_refused():
    steps = [{"name": f"R{i}", "days": i, "channel": "email"} for i in range(101)]
    with pytest.raises(RefusedError, match="101 steps"):
        read_procedures(changed(("procedures", 0, "steps"), steps))
    assert read_procedures(changed(("procedures", 0, "steps"), steps[:100]))


def test_two_defaults_are_refused_and_without_one_the_first_is_it():
    both = [{"name": "A", "default": True}, {"name": "B", "default": True}]
    with pytest.raises(RefusedError, match="default"):
        read_procedures(changed(("procedures",), both))
    found = read_procedures(changed(("procedures",), [{"name": "A"}, {"name": "B"}]))
    assert [each.is_default for each in found] == [True, False]


def test_what_is_no_json_is_refused():
    with pytest.raises(RefusedError, match="JSON"):
        read_procedures("procedures: Standard")


def test_a_procedure_without_steps_chases_nobody():
    (found,) = read_procedures(changed(("procedures",), [{"name": "Leave alone"}]))
    assert found.is_do_not_chase


@pytest.mark.parametrize("name", ["gb", "ie", "eu", "us"])
def test_the_shipped_procedures_are_sound_and_write_themselves(name):
    text = (resource("procedures") / f"{name}.json").read_text(encoding="utf-8")
    found = read_procedures(text)
    assert procedures_document(found) == json.loads(text)
    assert [each.name for each in found] == ["Standard", "Gentle", "Firm", "Do not chase"]
    assert [each.is_do_not_chase for each in found] == [False, False, False, True]


words = st.text("abc XYZ-0123", min_size=1, max_size=12).map(lambda t: " ".join(t.split()) or "x")
amounts = st.dictionaries(st.sampled_from(["GBP", "JPY", "KWD"]), st.integers(0, 10**9), max_size=3)
steps = st.builds(
    Step,
    words,
    st.sampled_from([Mode.AFTER_DUE, Mode.END_OF_MONTH]),
    st.integers(0, 3650),
    st.sampled_from(Channel),
    words,
    amounts,
    st.sampled_from(FeeKind),
    st.decimals(0, 100, places=2),
    st.booleans(),
    st.booleans(),
    st.sampled_from(Advice),
    st.booleans(),
    st.sampled_from(Attach),
    st.none() | st.integers(0, 365),
)
made = st.builds(
    Procedure,
    words,
    st.lists(steps, max_size=4, unique_by=lambda s: s.name.casefold()).map(tuple),
    st.integers(0, 365),
    st.sampled_from(Consolidate),
    amounts,
    st.just(True),
    words,
)


@given(made)
def test_what_is_written_is_read_back_the_same(procedure):
    text = json.dumps(procedures_document((procedure,)))
    assert read_procedures(text) == (procedure,)
