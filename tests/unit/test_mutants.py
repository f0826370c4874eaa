"""The tool that changes the program and looks who notices: what it changes, and where."""

import os
import sys
import types
from pathlib import Path

import pytest

from benchmarks.mutants_values import changed_constant, take
from benchmarks.mutants_warm import Drawn, Learnt, changed_function, forked
from benchmarks.mutate import ROOT, equivalents
from benchmarks.mutations import mutations_of

SOURCE = '''\
"""Fees."""

MOST = 3


def fee(days: int, most: int = MOST) -> int:
    """Return the fee."""
    if days > 1 and days != most:
        return days * 2
    raise ValueError(days + 1)


class Account:
    limit = 7

    def is_over(self) -> bool:
        self.check()
        return not self.open_minor <= self.limit
'''


def test_each_sign_number_condition_return_and_call_can_change_but_no_text_and_no_refusal():
    told = [each.told for each in mutations_of(SOURCE)]
    assert len(told) == len(set(told)) == 14
    wholes = [each for each in told if " -> " in each and ": " not in each]
    assert wholes == [
        "days > 1 and days != most -> (not (days > 1 and days != most))",
        "return days * 2 -> return None",
        "self.check() -> pass",
        "return not self.open_minor <= self.limit -> return None",
        "not self.open_minor <= self.limit -> bool(self.open_minor <= self.limit)",
    ]
    assert [each.split(":")[0] for each in told if ": " in each] == [
        "3 -> 4",
        "and -> or",
        "> -> >=",
        "1 -> 2",
        "!= -> ==",
        "* -> +",
        "2 -> 3",
        "7 -> 8",
        "<= -> <",
    ]


def test_a_change_is_one_place_and_says_in_what_it_lies():
    first = {each.told.split(":")[0]: each for each in mutations_of(SOURCE)}
    more = first["> -> >="]
    assert (more.line, more.within) == (8, "fee")
    after = more.applied(SOURCE.encode()).decode()
    assert after == SOURCE.replace("days > 1", "days >= 1")
    assert (first["<= -> <"].within, first["7 -> 8"].within) == ("Account.is_over", "Account")


@pytest.mark.parametrize(
    ("was", "becomes", "function"),
    [
        ("days * 2", "days + 2", "fee"),
        ("days > 1 and", "days > 1 or", "fee"),
        ("<= self.limit", "< self.limit", "Account.is_over"),
        ("MOST = 3", "MOST = 4", None),
        ("limit = 7", "limit = 8", None),
        ("most: int = MOST", "most: int = 5", None),
    ],
)
def test_what_lies_in_a_function_is_told_from_what_lies_outside(was, becomes, function):
    after = SOURCE.replace(was, becomes)
    assert after != SOURCE
    found = changed_function(SOURCE.encode(), after.encode(), "fees.py")
    assert (found and found[1].co_qualname) == function
    assert changed_function(SOURCE.encode(), SOURCE.encode(), "fees.py") is None


def test_a_changed_function_can_take_the_place_of_the_one_that_stands():
    names = {}
    exec(compile(SOURCE, "fees.py", "exec", dont_inherit=True), names)  # noqa: S102 - as a mutant is
    found = changed_function(SOURCE.encode(), SOURCE.replace("* 2", "* 5").encode(), "fees.py")
    assert names["fee"].__code__ == found[0]
    assert names["fee"](4) == 8
    names["fee"].__code__ = found[1]
    assert names["fee"](4) == 20


def test_a_line_is_met_by_the_tests_of_its_statement_the_quick_ones_first(tmp_path):
    file = tmp_path / "fees.py"
    told = {each.told.split(":")[0]: each for each in mutations_of(SOURCE)}
    learnt = Learnt(
        ["a.py::one", "a.py::two", "a.py::three", "a.py::four"],
        [3.0, 1.0, 10.0, 0.5],
        [3],
        {str(file): {6: [], 8: [0, 1, 2, 3], 9: [0]}},
    )
    assert learnt.tests_for(Drawn(file, told["> -> >="]), outside=False) == [1, 0]
    assert learnt.tests_for(Drawn(file, told["* -> +"]), outside=False) == [0]


def test_a_line_that_no_test_reaches_is_met_by_the_quickest_of_all(tmp_path):
    file = tmp_path / "fees.py"
    change = {each.told.split(":")[0]: each for each in mutations_of(SOURCE)}["> -> >="]
    learnt = Learnt([f"a.py::{at}" for at in range(4)], [3.0, 1.0, 10.0, 0.5], [3], {})
    assert learnt.tests_for(Drawn(file, change), outside=False) == []
    assert learnt.tests_of_what_is_loaded() == [1, 0]


@pytest.mark.parametrize(
    ("said", "meets"),
    [
        ("from rules.fees import MOST", True),
        ("from program.rules import fees as all_fees", True),
        ("from program.rules import bands, fees", True),
        ("from program.rules import offees", False),
        ("from program.other import fees", False),
    ],
)
def test_a_constant_is_met_by_the_tests_that_import_its_module(tmp_path, said, meets):
    test = tmp_path / "test_a.py"
    test.write_text(said, "utf-8")
    change = {each.told.split(":")[0]: each for each in mutations_of(SOURCE)}["3 -> 4"]
    learnt = Learnt([f"{test}::one"], [1.0], [], {})
    drawn = Drawn(tmp_path / "rules" / "fees.py", change)
    assert learnt.tests_for(drawn, outside=True) == ([0] if meets else [])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
def test_what_comes_to_no_end_is_ended():
    assert forked(lambda: 0, 20) == 0
    assert forked(lambda: 1, 20)
    assert forked(lambda: 1 // 0, 20)

    def endless():
        while True:
            pass

    assert forked(endless, 0.2) is None


def test_whatever_is_said_to_change_nothing_is_a_change_that_can_be_made():
    for (file, within, change), reason in equivalents().items():
        source = (ROOT / file).read_text("utf-8")
        made = [
            each for each in mutations_of(source) if (each.within, each.told) == (within, change)
        ]
        assert len(made) == 1, f"{file}: {within}: {change}"
        assert len(reason) > 20


FEES = """\
MOST = 3
LEAST = 1
BOTH = (LEAST, 9)
LATEST = (5,)
RULE = print


class Fee:
    most = 5


def fee(days, most=7):
    return min(days, MOST, most)
"""


USERS = """\
from mutated.fees import MOST as HIGHEST
from mutated.fees import LATEST

FIRST = LATEST[0]


def highest():
    return HIGHEST
"""


@pytest.fixture
def fees(tmp_path, monkeypatch):
    """Two loaded modules of a project: one with constants, and one that imports one of them."""
    package = tmp_path / "collector_desktop"
    package.mkdir()
    loaded = []
    for name, source in (("fees", FEES), ("users", USERS)):
        file = package / f"{name}.py"
        file.write_text(source, "utf-8")
        module = types.ModuleType(f"mutated.{name}")
        module.__file__ = str(file)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        exec(compile(source, str(file), "exec", dont_inherit=True), vars(module))  # noqa: S102 - as imported
        loaded.append(module)
    return loaded


@pytest.mark.parametrize(
    ("was", "becomes", "found"),
    [
        ("MOST = 3", "MOST = 4", ("MOST", 4)),
        ("LEAST = 1", "LEAST = 2", None),
        ("BOTH = (LEAST, 9)", "BOTH = (LEAST, 10)", ("BOTH", (1, 10))),
        ("most = 5", "most = 6", None),
        ("most=7", "most=8", None),
        ("LATEST = (5,)", "LATEST = (6,)", None),
        ("RULE = print", "RULE = repr", None),
    ],
)
def test_a_constant_is_changed_in_place_where_nothing_was_made_of_it(fees, was, becomes, found):
    file = Path(fees[0].__file__)
    after = file.read_text("utf-8").replace(was, becomes)
    assert after != file.read_text("utf-8")
    assert changed_constant(file, after.encode()) == found


def test_a_changed_constant_reaches_whoever_imports_it(fees):
    home, user = fees
    assert (home.fee(9), user.highest()) == (3, 3)
    take(Path(home.__file__), "MOST", 4)
    assert (home.fee(9), user.highest()) == (4, 4)
