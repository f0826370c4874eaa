"""Which customers may be one: what they share speaks for it, and what many share does not."""

from collector_desktop.domain.same_customer import Face, like_pairs


def by_words(one, other):
    """Score two names by the share of words that they have in common."""
    mine, theirs = set(one.split()), set(other.split())
    return 100 * len(mine & theirs) / min(len(mine), len(theirs))


def pairs(*faces, shared=None, apart=()):
    found = like_pairs(faces, shared or {}, apart, by_words)
    return [((each.old_id, each.new_id), each.why) for each in found]


def test_a_name_with_another_legal_form_is_the_same_name():
    found = pairs(Face(1, "Brook & Sons Ltd"), Face(2, "Brook and Sons Limited"))
    assert found == [((1, 2), ("the same name",))]


def test_one_word_among_more_is_no_likeness():
    assert pairs(Face(1, "Green Ltd"), Face(2, "Green Valley Dairy Ltd")) == []


def test_branches_that_a_number_tells_apart_are_two():
    assert pairs(Face(1, "Brook Stores 12"), Face(2, "Brook Stores 14")) == []


def test_an_address_in_other_letters_and_a_number_with_a_prefix_are_the_same():
    found = pairs(
        Face(1, "Alder", ("AP@moss.example",), ("0117 496 0101",)),
        Face(2, "Moss", ("ap@moss.example ",), ("+44 117 496 0101",)),
    )
    assert found == [((1, 2), ("the same e-mail address", "the same phone number"))]


def test_what_many_share_says_nothing():
    assert pairs(*(Face(at, f"{chr(65 + at) * 4}", ("ap@chain.example",)) for at in range(5))) == []


def test_invoices_on_both_accounts_count_most_and_pairs_kept_apart_stay_away():
    faces = (Face(1, "Alder"), Face(2, "Moss"), Face(3, "Ivy Lane"), Face(4, "Ivy Lane Ltd"))
    found = pairs(*faces, shared={(1, 2): 3})
    assert [pair for pair, _ in found] == [(1, 2), (3, 4)]
    assert found[0][1] == ("3 invoices are on both accounts",)
    assert [pair for pair, _ in pairs(*faces, shared={(1, 2): 3}, apart={(1, 2)})] == [(3, 4)]
