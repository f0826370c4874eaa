"""Use case: personal data is erased for good, and the accounts stay.

It reaches the rows, their images in the history and the sentences of the operations. It cannot be
undone. Backups and files that were saved outside the ledger keep what they have.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from datetime import date

from collector_desktop.domain.changes import EVERYTHING, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.lasting import ANONYMISED
from collector_desktop.domain.personal_data import ERASED, GONE, REMOVED, keep_until, replacement
from collector_desktop.domain.settings_contact import KEEP_YEARS
from collector_desktop.queries.belonging import rows_to_erase
from collector_desktop.queries.person_records import LastTouched, last_touched
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import settings
from collector_desktop.services.erased_notes import erase_notes
from collector_desktop.services.money_entries import the_customer
from collector_desktop.storage.database import db
from collector_desktop.storage.operations import operation

AMONG = "IN (SELECT value FROM json_each(:ids))"
WORDS = """SELECT name FROM customer WHERE id = :customer
    UNION SELECT code FROM customer WHERE id = :customer
    UNION SELECT name FROM person WHERE customer_id = :customer
    UNION SELECT name FROM customer_alias WHERE customer_id = :customer"""
NAMES = """SELECT DISTINCT json_extract(image, '$.' || key) FROM (
        SELECT coalesce(before, after) AS image FROM audit_change
            WHERE table_name IN ('customer', 'person', 'customer_alias', 'contact')
              AND (table_name, row_id) IN (SELECT json_extract(value, '$[0]'),
                json_extract(value, '$[1]') FROM json_each(:rows))),
        (SELECT 'name' AS key UNION SELECT 'code' UNION SELECT 'person_name')"""
CHANGES = """SELECT operation_id, count(*) FROM audit_change
    WHERE operation_id IN (SELECT value FROM json_each(:ids)) GROUP BY operation_id"""
BY_KIND = """UPDATE operation SET summary = replace(kind, '_', ' ')
    WHERE id IN (SELECT value FROM json_each(:ids))"""
REPLACE = """UPDATE operation SET summary = replace(summary, :word, :instead)
    WHERE id IN (SELECT value FROM json_each(:ids))"""
# What another ledger noted of files is about customers by the ids that they had there.
EARLIER = """SELECT id FROM earlier_change WHERE customer IN (
        SELECT code FROM customer WHERE id = :customer
        UNION SELECT code FROM customer_alias WHERE customer_id = :customer)
    OR (entity = 'column_mapping' AND before || after GLOB '*"typed here *')"""
SHORTEST = 3


@frozen
class Anonymised:
    """How many rows lost their words, by table, and the files outside that are left to delete."""

    customer_id: int
    code: str
    rows: dict[str, int]
    files: tuple[str, ...]


def anonymise(customer_id: int, made_on: date) -> Outcome[Anonymised]:
    """Erase what identifies the people of a customer; entries and amounts stay as they are.

    Raises:
        RefusedError: something is still open on the account: it is needed to be paid.
    """
    customer = the_customer(customer_id)
    require_settled(customer_id, customer.name)
    known = rows_to_erase(customer_id)
    words, earlier = _words(customer_id, known), _earlier(customer_id)
    files = tuple(
        row[0] for row in ask("SELECT path FROM document WHERE customer_id = :c", c=customer_id)
    )
    db.execute_sql("PRAGMA secure_delete = ON")
    with operation(ANONYMISED, f"Erase the personal data of {GONE} {customer_id}", made_on) as op:
        touched = {table: _erase(table, ids) for table, ids in sorted(known.items())}
        for table, ids in known.items():
            _erase_images(table, ids)
        erase_notes(known)
        _erase_sentences(known, words, f"{GONE.capitalize()} {customer_id}")
        _erase_earlier(earlier)
    done = {table: count for table, count in touched.items() if count}
    new_code = replacement("customer", "code", customer_id)
    value = Anonymised(customer_id, new_code, done, tuple(path for path in files if path))
    return Outcome(value, EVERYTHING, op.id, op.summary)


def require_settled(customer_id: int, name: str) -> None:
    """Refuse to erase what is needed to be paid, or to pay back.

    Raises:
        RefusedError: an entry is open.
    """
    sql = "SELECT number FROM item WHERE customer_id = :c AND open_minor <> 0 ORDER BY id"
    still_open = [row[0] for row in ask(sql, c=customer_id)]
    if still_open:
        raise RefusedError(
            f"{name} still has {', '.join(still_open[:3])} open.",
            "Settle, write off or refund it first.",
        )


def past_keeping(as_of: date) -> list[LastTouched]:
    """Return the settled accounts whose records need not be kept at a day any more."""
    years = settings()[KEEP_YEARS]
    return [
        row
        for row in last_touched()
        if not row.open_items and keep_until(row.last_on, years) < as_of
    ]


def _words(customer_id: int, known: dict[str, set[int]]) -> list[str]:
    """Return every name and code that the customer and its people have or had."""
    rows = [[table, row_id] for table, ids in known.items() for row_id in ids]
    found = [*ask(WORDS, customer=customer_id), *ask(NAMES, rows=json.dumps(rows))]
    return [row[0] for row in found if isinstance(row[0], str)]


def _erase(table: str, ids: Collection[int]) -> int:
    """Blank or remove rows; return how many there were."""
    values = {"ids": json.dumps(sorted(ids))}
    if table in REMOVED:
        found = db.execute_sql(f'DELETE FROM "{table}" WHERE id {AMONG}', values)  # noqa: S608
        return int(found.rowcount)
    columns = ERASED.get(table)
    if not columns:
        return 0
    if "name" not in columns:
        blank = ", ".join(f"\"{column}\" = ''" for column in sorted(columns))
        sql = f'UPDATE "{table}" SET {blank} WHERE id {AMONG}'  # noqa: S608 - names only
        return int(db.execute_sql(sql, values).rowcount)
    names = sorted(columns)
    marks = ", ".join(f'"{column}" = ?' for column in names)
    count = 0
    for row_id in sorted(ids):
        texts = [replacement(table, column, row_id) for column in names]
        sql = f'UPDATE "{table}" SET {marks} WHERE id = ?'  # noqa: S608 - names only
        count += int(db.execute_sql(sql, (*texts, row_id)).rowcount)
    return count


def _erase_images(table: str, ids: Collection[int]) -> None:
    """Blank the same columns in every image that the history keeps of the rows."""
    columns = ERASED.get(table, frozenset())
    if not columns and table not in REMOVED:
        return
    sql = f"""SELECT id, row_id, before, after FROM audit_change
        WHERE table_name = :table AND row_id {AMONG}"""  # noqa: S608 - names only
    for change_id, row_id, *images in ask(sql, table=table, ids=json.dumps(sorted(ids))):
        blanked = [_blanked(table, columns, row_id, image) for image in images]
        db.execute_sql(
            "UPDATE audit_change SET before = ?, after = ? WHERE id = ?", (*blanked, change_id)
        )


def _blanked(table: str, columns: Collection[str], row_id: int, image: str | None) -> str | None:
    if image is None:
        return None
    values = json.loads(image)
    for name, value in values.items():
        is_word = table in REMOVED and isinstance(value, str)
        if name in columns or is_word:
            values[name] = replacement(table, name, row_id)
    return json.dumps(values, ensure_ascii=False)


def _erase_sentences(known: dict[str, set[int]], words: list[str], instead: str) -> None:
    """Take names and codes out of what the history says was done with the rows.

    What was done with nothing else is called by its kind; of the rest the names are replaced.
    """
    mine: Counter[int] = Counter()
    for table, ids in known.items():
        sql = f"""SELECT operation_id, count(*) FROM audit_change
            WHERE table_name = :table AND row_id {AMONG} GROUP BY operation_id"""  # noqa: S608
        mine.update(dict(ask(sql, table=table, ids=json.dumps(sorted(ids)))))
    whole = dict(ask(CHANGES, ids=json.dumps(sorted(mine))))
    alone = json.dumps([op for op, count in mine.items() if whole[op] == count])
    db.execute_sql(BY_KIND, {"ids": alone})
    for word in sorted({each for each in words if len(each) >= SHORTEST}, key=len, reverse=True):
        values = {"word": word, "instead": instead, "ids": json.dumps(sorted(mine))}
        db.execute_sql(REPLACE, values)


def _earlier(customer_id: int) -> list[int]:
    """Return the lines of an imported history that may be about the customer."""
    return [row[0] for row in ask(EARLIER, customer=customer_id)]


def _erase_earlier(ids: list[int]) -> None:
    """Drop lines of an imported history."""
    if ids:
        values = {"ids": json.dumps(ids)}
        db.execute_sql(f"DELETE FROM earlier_change WHERE id {AMONG}", values)  # noqa: S608
        blank = f"""UPDATE audit_change SET before = '{{}}'
            WHERE table_name = 'earlier_change' AND row_id {AMONG}"""  # noqa: S608
        db.execute_sql(blank, values)
