"""Names looked through in memory give what the database gives, also after changes."""

from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from collector_desktop.queries.name_lines import Lines, find_customers, find_people
from collector_desktop.queries.position import ask
from collector_desktop.queries.search import search_inside, search_starts
from collector_desktop.services.history import undo
from collector_desktop.storage.models import Customer, Person, Phone
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

MANY = 1000
IN_CUSTOMER = """SELECT id FROM customer WHERE name LIKE :typed OR code LIKE :typed
    OR phone LIKE :typed OR email LIKE :typed"""
NAMES = st.text("abBc 1", min_size=1, max_size=6)
TYPED = st.text("aBc1", min_size=1, max_size=3)


def write(name, code, phone="", number=""):
    with operation("test", f"Write {name}", TODAY):
        made = Customer.create(code=code, name=name, currency="GBP", phone=phone)
        if number:
            person = Person.create(customer=made, name=f"Person of {name}")
            Phone.create(person=person, number=number)
    return made.id


def by_sql(typed):
    return {row[0] for row in ask(IN_CUSTOMER, typed=f"%{typed}%")}


@given(names=st.lists(NAMES, min_size=1, max_size=4), typed=st.text("aBc1", min_size=1, max_size=2))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_found_is_what_the_database_finds(ledger, names, typed):
    for name in names:
        write(name, f"C{Customer.select().count()}")
        assert set(find_customers(typed, MANY)) == by_sql(typed)


@given(
    lines=st.lists(st.tuples(NAMES, st.integers(1, 5)), max_size=12),
    typed=st.lists(st.tuples(TYPED, st.integers(1, 4)), max_size=120),
    but=st.sets(st.integers(1, 5), max_size=3),
)
@settings(max_examples=60, deadline=None)
@example(lines=[("a", 1), ("ab", 2)], typed=[("a", 4), ("aB", 4), ("b", 4)], but=set())
def test_what_was_looked_for_before_changes_nothing_that_is_found(lines, typed, but):
    rows = [(owner, at, name, f"C{at}", "", "") for at, (name, owner) in enumerate(lines)]
    looked = Lines(rows)
    for text, most in typed:
        wanted = text.casefold()
        without = but if most % 2 else ()
        told = [at for owner, at, *parts in rows if owner not in without and _in(wanted, parts)]
        assert looked.find(wanted, most, without) == told[:most]


def _in(wanted, parts):
    return any(wanted in part.casefold() for part in parts)


def test_who_types_on_where_few_are_left_is_answered_without_the_rest(ledger):
    class Text(str):
        """A text that counts how much of it was looked through."""

        __slots__ = ()
        looked = 0

        def find(self, wanted, start=0, end=None):
            stop = len(self) if end is None else min(end, len(self))
            Text.looked += max(0, stop - start)
            return super().find(wanted, start, stop)

    rows = [(at, at, f"Name {at:05}", f"C{at}", "", "") for at in range(3_000)]
    looked = Lines([*rows, (9, 9_999, "Zinc Ltd", "Z1", "", "")])
    looked._text = Text(looked._text)
    assert looked.find("zi", 8) == [9_999]
    assert looked.find("inv-", 8) == []
    once, Text.looked = Text.looked, 0
    assert [looked.find(text, 8) for text in ("zin", "zinc", "zinc x")] == [[9_999], [9_999], []]
    assert [looked.find(f"inv-0001{at}", 8) for at in range(9)] == [[]] * 9
    assert Text.looked * 100 < once


def test_a_new_name_is_found_and_the_old_one_no_more(ledger):
    made = write("Ash Ltd", "A1")
    assert find_customers("ash", 8) == [made]
    with operation("test", "Rename", TODAY) as renaming:
        Customer.update(name="Birch Ltd").where(Customer.id == made).execute()
    assert find_customers("ash", 8) == []
    assert find_customers("birch", 8) == [made]
    undo(renaming.id, TODAY)
    assert find_customers("ash", 8) == [made]
    assert find_customers("birch", 8) == []


def test_a_number_is_found_however_it_is_spaced(ledger):
    write("Ash Ltd", "A1", number="0117 496 0142")
    assert len(find_people("0117 4960", 8)) == 1
    assert len(find_people("01174960142", 8)) == 1
    assert find_people("0118", 8) == []


def test_names_and_codes_that_begin_with_it_come_first(ledger):
    for at in range(12):
        write(f"A{at:02} Oak", f"X{at}")
    write("Oak Ltd", "Z1")
    write("Zest Ltd", "OAK")
    found = [hit.title for hit in search_starts("oak", 4)]
    assert found == ["Oak Ltd", "Zest Ltd", "A00 Oak", "A01 Oak"]


def test_the_end_of_a_number_is_looked_for_only_where_nothing_begins_with_it(ledger):
    customer = Customer.get_by_id(write("Ash Ltd", "A1"))
    with operation("test", "Write", TODAY):
        add_item(customer, "INV-00012", date(2026, 9, 1), date(2026, 10, 1), 100)
    assert [hit.kind for hit in search_starts("inv-0")] == ["item"]
    assert search_starts("0012") == []
    assert [hit.title for hit in search_inside("0012", [])] == ["INV-00012"]
    assert search_inside("inv-0", search_starts("inv-0")) == []
