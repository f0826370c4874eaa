"""Whatever the ledger: what is certain is right, and nothing is taken twice."""

from collections import Counter
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.matching import Debtor, Facts, OpenEntry
from tests.unit.domain.matching_cases import customer, entry, facts, line, match_all

NAMES = (
    *("Acme Trading Ltd", "Acme Trading London Ltd", "Acme Trading plc", "Bexley Joinery Ltd"),
    *("Bexley Joiners Ltd", "City Dental", "City Dental Practice", "Smith", "Smith & Sons"),
)
AMOUNTS = st.sampled_from([100_00, 200_00, 300_00, 123_45, 67_89, 191_34, 400_00])


@dataclass(frozen=True)
class World:
    """A ledger, lines, and for each line what it really pays."""

    ledger: Facts
    lines: tuple
    pays: dict


@st.composite
def worlds(draw):
    """Customers with names and sums like each other; what payers write is true, but may be cut."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    people = [customer(at + 1, name) for at, name in enumerate(names)]
    items = []
    for person in people:
        for minor in draw(st.lists(AMOUNTS, min_size=1, max_size=5)):
            at = len(items) + 1
            number = draw(st.sampled_from([f"INV-{1000 + at}", f"{20_000 + at}", f"A-{at}"]))
            items.append(entry(at, person.customer_id, number, minor, draw(st.integers(0, 60))))
    left, lines, pays = list(items), [], {}
    for at in range(1, draw(st.integers(1, 6)) + 1):
        if not left:
            break
        chosen = _chosen(draw, left)
        left = [each for each in left if each not in chosen]
        lines.append(_line(draw, at, chosen, people))
        pays[at] = {(each.item_id, each.open_minor) for each in chosen}
    return World(facts(people, items), tuple(lines), pays)


def _chosen(draw, left: list[OpenEntry]) -> list[OpenEntry]:
    first = draw(st.sampled_from(left))
    mine = [each for each in left if each.customer_id == first.customer_id]
    return mine[: draw(st.integers(1, 3))] if draw(st.booleans()) else [first]


def _line(draw, at: int, chosen: list[OpenEntry], people: list[Debtor]):
    """Return a payment: it names all that it pays or nothing, and who pays, cut or not at all."""
    name = next(each.name for each in people if each.customer_id == chosen[0].customer_id)
    says_numbers = draw(st.booleans())
    text = " ".join(each.number for each in chosen) if says_numbers else "BACS 24/11"
    payer = draw(st.sampled_from([name, name.upper(), f"{name} BGC", ""]))
    total = sum(each.open_minor for each in chosen)
    return line(total, text, at, payer=payer)


@given(worlds())
def test_what_is_certain_is_right(world):
    for line_id, proposals in match_all(world.ledger, *world.lines).items():
        if proposals and proposals[0].is_certain():
            assert _debts(world, proposals[0].parts) == _debts(world, world.pays[line_id])


@given(worlds())
def test_no_item_is_taken_for_more_than_is_open_by_all_that_is_certain(world):
    taken: Counter[int] = Counter()
    for proposals in match_all(world.ledger, *world.lines).values():
        if proposals and proposals[0].is_certain():
            taken.update(dict(proposals[0].parts))
    opened = {each.item_id: each.open_minor for each in world.ledger.entries}
    assert all(minor <= opened[item_id] for item_id, minor in taken.items())


@given(worlds())
def test_every_proposal_accounts_for_the_whole_amount(world):
    found = match_all(world.ledger, *world.lines)
    for each in world.lines:
        for proposal in found[each.line_id]:
            paid = sum(minor for _, minor in proposal.parts)
            assert paid + proposal.left_minor == each.amount_minor
            assert 0 < proposal.confidence <= 1


def _debts(world, parts):
    """Return whose debts and how much: of two equal ones either may be meant."""
    whose = {each.item_id: (each.customer_id, each.open_minor) for each in world.ledger.entries}
    return Counter(whose[item_id] for item_id, _ in parts)
