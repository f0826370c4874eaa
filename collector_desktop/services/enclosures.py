"""Records each file enclosed with an e-mail by its own hash, as customers show the PDF alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from collector_desktop.storage.models import Document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from collector_desktop.integrations.mail.build import Attached
    from collector_desktop.storage.models import Customer


def record_enclosures(
    customer: Customer, attached: Iterable[Attached], made_on: date, known: Collection[str] = ()
) -> None:
    """Record the papers that went with an e-mail; the caller has opened the operation.

    They are in the e-mail and nowhere else, so that they have no path. Those whose hashes are
    `known` have a record already.
    """
    for each in attached:
        sha256 = hashlib.sha256(each.content).hexdigest()
        if each.paper and sha256 not in known:
            Document.create(
                customer=customer,
                kind=each.paper,
                file_name=each.name,
                path="",
                sha256=sha256,
                size=len(each.content),
                made_on=made_on,
            )
