"""Use case: prove that the ledger is sound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from peewee import DatabaseError

from collector_desktop.domain.combined_papers import MARK
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.files.plain_file import LARGEST_PAPER, is_plain_file, sha256_of_plain
from collector_desktop.queries.aged import aged_debtors
from collector_desktop.queries.bank_checks import bank_problems
from collector_desktop.queries.checks import (
    Problem,
    allocation_problems,
    days_to_check,
    file_problems,
    form_problems,
    kept_balance_problems,
    kept_judgements,
    last_entry_day,
    net_by_customer,
    replayed_by_currency,
    trail_problems,
)
from collector_desktop.queries.cheque_checks import cheque_problems
from collector_desktop.queries.customers import names_by_id
from collector_desktop.queries.hold_checks import disputed_problems, hold_problems
from collector_desktop.queries.interest_checks import claim_problems
from collector_desktop.queries.journal_checks import rows_not_as_journalled
from collector_desktop.queries.plan_checks import plan_problems
from collector_desktop.queries.promises import fresh_judgements
from collector_desktop.queries.trail_checks import broken_trails
from collector_desktop.services.page_proof import begin_whole_proof
from collector_desktop.storage.cipher import driver_errors
from collector_desktop.storage.faults import is_damage
from collector_desktop.storage.models import Document
from collector_desktop.storage.proof import Proof


def check_ledger(as_of: date, journal: Path | None = None) -> list[Problem]:
    """Return everything that is wrong with the open ledger; an empty list proves it sound.

    A damaged file stops the check: what its rows add up to means nothing then. With the folder of
    its `journal` every row in it is compared with it too.
    """
    try:
        found = _problems_apart(as_of)
        if found is None:
            found = list(file_problems()) or _problems_inside(as_of)
        return found or (list(rows_not_as_journalled(journal)) if journal else [])
    except driver_errors(DatabaseError, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise
        return [Problem("file-unreadable", "file", "contains something that can no longer be read")]


def _problems_apart(as_of: date) -> list[Problem] | None:
    """Return what is wrong, the pages and indexes of a large file proved meanwhile elsewhere.

    None is returned where nobody could, or where anything is not sound there: whatever was found,
    or failed, among the entries means nothing then, and all is proved here, one after the other.
    """
    proof = begin_whole_proof()
    if proof is None:
        return None
    try:
        found = list(form_problems()) or _problems_inside(as_of)
    except Exception:
        if not _is_sound(proof):
            return None
        raise
    except BaseException:
        proof.stop()
        raise
    return found if _is_sound(proof) else None


def _is_sound(proof: Proof) -> bool:
    answer = proof.answer()
    return answer is not None and answer.sound is True


def _problems_inside(as_of: date) -> list[Problem]:
    """Return what is wrong with the entries of a sound file."""
    problems = list(allocation_problems())
    problems += kept_balance_problems()
    are_linked = not problems
    for day in days_to_check(as_of):
        problems += sum_problems(day, are_linked=are_linked)
        problems += disputed_problems(day)
    problems += promise_problems(as_of)
    problems += claim_problems()
    problems += cheque_problems()
    problems += bank_problems()
    problems += hold_problems()
    problems += plan_problems()
    problems += document_problems()
    problems += trail_problems()
    problems += broken_trails()
    return problems


def sum_problems(day: date, *, are_linked: bool) -> Iterator[Problem]:
    """Yield where the sums of one day differ: entries, balances, ageing columns.

    `are_linked` says that every allocation is as the rules want it: then it takes the same from a
    debit and a credit of one customer and currency, on one day, and changes no sum at any date.
    """
    net = net_by_customer(day)
    totals: dict[str, int] = {}
    for (_, currency), minor in net.items():
        totals[currency] = totals.get(currency, 0) + minor
    replayed = {} if are_linked else replayed_by_currency(day)
    for currency, minor in replayed.items():
        if minor != totals.get(currency, 0):
            yield _sums_differ("balance-sum", f"{currency} at {day}", currency, totals, minor)
    aged = {
        (row.customer_id, currency): balance
        for currency, rows in aged_debtors(day, with_promised=False).currencies.items()
        for row in rows
        if (balance := row.balance)
    }
    if aged == net:
        return
    names = names_by_id()
    for customer, currency in sorted(aged.keys() | net.keys()):
        found, wanted = (part.get((customer, currency), 0) for part in (aged, net))
        if found != wanted:
            where = f"{names[customer][0]} at {day}"
            yield _sums_differ("ageing-sum", where, currency, {currency: wanted}, found)


def promise_problems(as_of: date) -> Iterator[Problem]:
    """Yield promises whose kept judgement is not what the money received gives.

    A promise that is still open although its day has passed waits to be judged; that is none.
    """
    rows = kept_judgements()
    decided = [date.fromisoformat(row[4]) for row in rows if row[4] is not None]
    verdicts = fresh_judgements(max([as_of, *decided, last_entry_day(as_of)]))
    for promise_id, currency, status, received, _ in rows:
        verdict = verdicts.get(promise_id)
        waits = status == PromiseStatus.OPEN and verdict and verdict.decided_on
        if verdict is None or waits:
            continue
        if (status, received) != (verdict.status, verdict.received_minor):
            kept = f"{status}, received {plain_amount(received, currency)}"
            fresh = f"{verdict.status}, received {plain_amount(verdict.received_minor, currency)}"
            yield Problem("promise", f"promise {promise_id}", f"kept as {kept}; judged {fresh}")


def document_problems() -> Iterator[Problem]:
    """Yield documents whose file is there and is not the one that was sent.

    What was put together for the printer may be put together again in the same place.
    """
    for document in Document.select().where(~Document.kind.startswith(MARK)):
        path = Path(document.path)
        if document.path and is_plain_file(path) and not _is_as_sent(path, document.sha256):
            yield Problem("document-hash", document.path, "the file changed after it was sent")


def _is_as_sent(path: Path, sha256: str) -> bool:
    """Return whether a file has a hash; one that is larger than any paper is not even read."""
    try:
        return sha256_of_plain(path, LARGEST_PAPER) == sha256
    except RefusedError:
        return False


def _sums_differ(
    code: str, where: str, currency: str, wanted: dict[str, int], found: int
) -> Problem:
    entries = plain_amount(wanted.get(currency, 0), currency)
    return Problem(code, where, f"entries {entries}, found {plain_amount(found, currency)}")
