"""What the entries of a file change of the past that customers were already told.

A file has all that happened since the last one, so most of its entries are of days gone by. Worth
a word are those from before a paper that was sent to their customer, and promises that were judged.
"""

from __future__ import annotations

import json

from collector_desktop.domain.back_dating import PastChanges, Rejudged
from collector_desktop.queries.position import ask
from collector_desktop.services.import_tally import Tally

JUDGED = "SELECT id, status FROM promise WHERE status IN ('kept', 'partly', 'broken') ORDER BY id"

ANY_PAPER = "SELECT EXISTS (SELECT 1 FROM document WHERE kind IN ('statement', 'letter'))"

BACK_DATED = """SELECT i.customer_id, count(*), min(i.document_on)
    FROM item i JOIN (SELECT customer_id, max(made_on) AS last FROM document
        WHERE kind IN ('statement', 'letter') GROUP BY customer_id) told
        ON told.customer_id = i.customer_id
    WHERE i.batch_id = :batch AND i.document_on < told.last GROUP BY i.customer_id"""

SENT_SINCE = """SELECT coalesce(sum(d.kind = 'statement'), 0), coalesce(sum(d.kind = 'letter'), 0)
    FROM json_each(:firsts) f JOIN document d ON d.customer_id = CAST(f.key AS INTEGER)
    WHERE d.made_on > f.value"""


def judged_promises() -> dict[int, str]:
    """Return how promises were judged, of those that were, by their ids."""
    return dict(ask(JUDGED))


def tell_past(batch_id: int, judged: dict[int, str], tally: Tally) -> None:
    """Point out what an import changed of the past, if anybody was told otherwise.

    `judged` is how promises were judged before. A paper of the day of an entry shows that day's
    end, or will be known to have come before it; only a later one is said to be wrong.
    """
    if words := _words(batch_id, judged):
        tally.warn(0, "", "", words)


def _words(batch_id: int, judged: dict[int, str]) -> str:
    now = judged_promises() if judged else {}
    promises = tuple(
        Rejudged(key, before, now.get(key, "open"))
        for key, before in judged.items()
        if now.get(key, "open") != before
    )
    rows = ask(BACK_DATED, batch=batch_id) if ask(ANY_PAPER)[0][0] else []
    if not rows:
        return PastChanges(promises=promises).sentence
    firsts = {customer: first for customer, _, first in rows}
    statements, letters = ask(SENT_SINCE, firsts=json.dumps(firsts))[0]
    entries, whose = sum(count for _, count, _ in rows), len(rows)
    said = (
        f"{entries} {'entry is' if entries == 1 else 'entries are'} dated before papers that"
        f" {whose} {'customer was' if whose == 1 else 'customers were'} sent since: what was owed"
        f" from {min(firsts.values())} on is another sum."
    )
    return f"{said} {PastChanges(statements, letters, promises=promises).sentence}"
