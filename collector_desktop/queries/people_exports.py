"""The people of every customer as plain rows, for files that leave the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from collector_desktop.queries.exports import Row
from collector_desktop.queries.position import ask

PEOPLE = """SELECT p.id, c.code, p.name, p.role, p.email, p.is_main, p.do_not_call
    FROM person p JOIN customer c ON c.id = p.customer_id ORDER BY c.code COLLATE NOCASE, p.id"""
NUMBERS = "SELECT person_id, is_wrong, label, number FROM phone ORDER BY id"


def people_rows() -> Iterator[Row]:
    """Yield whose person, name, role, e-mail, numbers, wrong numbers, is main, not to be called.

    A number stands as `label: number`, or alone without a label.
    """
    numbers: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for person_id, is_wrong, label, number in ask(NUMBERS):
        numbers[person_id, bool(is_wrong)].append(f"{label}: {number}" if label else number)
    for person_id, *who, is_main, do_not_call in ask(PEOPLE):
        phones = ("; ".join(numbers[person_id, wrong]) for wrong in (False, True))
        yield (*who, *phones, "yes" if is_main else "", "yes" if do_not_call else "")
