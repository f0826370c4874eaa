"""What our papers ask to be quoted is recognised when the bank brings it back, however written."""

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.matching import Clue
from collector_desktop.domain.payment_references import (
    creditor_reference,
    in_groups,
    qr_reference,
    squashed,
)
from tests.unit.domain.matching_cases import customer, entry, facts, line, propose

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CODES = st.builds(
    lambda letters, sign, digits: f"{letters}{sign}{digits}",
    st.text(LETTERS, min_size=3, max_size=6),
    st.sampled_from(["", "-", "/", " "]),
    st.integers(10, 99_999),
)
ANY_CODES = st.one_of(CODES, st.text(LETTERS, min_size=4, max_size=12), st.just("Müller & Söhne"))
PAIRS = st.lists(CODES, min_size=2, max_size=2, unique_by=squashed)


def _as_is(text):
    return text


def _lower(text):
    return text.lower()


def _in_a_sentence(text):
    return f"FPI PAYMENT REF {text} THANK YOU"


def _cut_behind(text):
    return f"{text} STATEMENT OF 22 NOV"[: len(text) + 4]


def _line_broken(text):
    return f"/ROC/NOTPROVIDED//{text}/"


WAYS = st.sampled_from([_as_is, _lower, _in_a_sentence, _cut_behind, _line_broken])


def ledger(mine, other):
    """Return two customers who owe the same sums, so that only the reference tells them apart."""
    people = [customer(1, "Harbour Trading", mine), customer(2, "Harbour Traders", other)]
    owed = [entry(11, 1, "51001", 420_00), entry(12, 1, "51002", 99_50)]
    return facts(people, [*owed, entry(21, 2, "61001", 420_00), entry(22, 2, "61002", 99_50)])


def paid(reference, minor, ledger_facts):
    """Return what the surest proposal for a payment pays, and whose it is."""
    best = propose(ledger_facts, line(minor, reference))[0]
    return best.customer_id, {item_id for item_id, _ in best.parts}


@given(PAIRS, WAYS)
def test_a_code_brings_the_money_to_its_customer_and_items(codes, way):
    known = ledger(*codes)
    assert paid(way(codes[0]), 519_50, known) == (1, {11, 12})
    assert paid(way(codes[0]), 420_00, known) == (1, {11})


@given(PAIRS, WAYS, st.booleans())
def test_so_does_a_creditor_reference(codes, way, grouped):
    reference = creditor_reference(codes[0])
    printed = in_groups(reference) if grouped else reference
    assert paid(way(printed), 519_50, ledger(*codes)) == (1, {11, 12})


@given(ANY_CODES, CODES, WAYS, st.booleans(), st.sampled_from(["", "210000"]))
def test_so_does_a_qr_reference_whatever_the_code(code, other, way, grouped, start):
    reference = qr_reference(code, start)
    printed = in_groups(reference) if grouped else reference
    if code != other:
        assert paid(way(printed), 519_50, ledger(code, other)) == (1, {11, 12})


@given(st.text(LETTERS, min_size=4, max_size=12), WAYS)
def test_a_reference_of_letters_alone_is_sure_where_the_letters_are_not(code, way):
    best = propose(ledger(code, "ZZ9"), line(519_50, way(creditor_reference(code))))[0]
    assert (best.customer_id, best.clue) == (1, Clue.CODE)
    assert best.is_certain()


def test_two_codes_that_share_a_reference_are_left_to_a_person():
    known = ledger("AB-12", "AB12")
    for each in propose(known, line(519_50, creditor_reference("AB12"))):
        assert not each.is_certain()


@given(CODES, st.integers(0, 26), st.integers(1, 9))
def test_a_mistyped_qr_reference_names_nobody_surely(code, at, by):
    reference = qr_reference(code)
    wrong = f"{reference[:at]}{(int(reference[at]) + by) % 10}{reference[at + 1 :]}"
    for each in propose(ledger(code, "ZZ9"), line(519_50, wrong)):
        assert each.clue is not Clue.CODE


@given(PAIRS, WAYS, st.sampled_from([str, creditor_reference, qr_reference]))
def test_a_paper_with_a_former_code_brings_the_money_to_who_has_it_now(codes, way, refer):
    now, before = codes
    known = facts(
        [customer(1, "Harbour Trading", now), customer(2, "Bexley Joinery", "ZZZ-9")],
        [entry(11, 1, "51001", 420_00), entry(21, 2, "61001", 420_00)],
        former=(customer(1, "Old Harbour", before),),
    )
    assert paid(way(refer(before)), 420_00, known) == (1, {11})


def test_a_former_code_does_not_make_a_word_sure():
    known = facts(
        [customer(1, "Harbour Trading", "SHOP")],
        [entry(11, 1, "51001", 420_00)],
        former=(customer(1, "Old Harbour", "OLD77"),),
    )
    assert propose(known, line(420_00, "SHOP"))[0].clue is not Clue.CODE
    assert propose(known, line(420_00, "OLD77"))[0].clue is Clue.CODE
