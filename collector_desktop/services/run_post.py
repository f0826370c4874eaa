"""The letters of an earlier run put together again for the post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.written import money, plain_day
from collector_desktop.services.posting import Posted, post_with_list
from collector_desktop.services.sent_files import sent_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from collector_desktop.queries.runs import MessageRow


def letters_again(rows: Sequence[MessageRow], fonts: Path) -> bytes:
    """Return letters of one run as one PDF, as they were sent, in posting order under their list.

    Raises:
        OutsideWorldError: the file of one is gone, or was changed since it was sent.
    """
    posted = [
        Posted(
            *(row.customer_id, row.name, row.address, row.step),
            money(row.total_minor + row.fee_minor, row.currency),
            sent_file(row),
        )
        for row in rows
    ]
    return post_with_list(posted, f"Letters of {plain_day(rows[0].made_on)}", fonts)
