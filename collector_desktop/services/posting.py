"""What goes to the post: in which order, what into one envelope, on how many sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.documents.combined import joined, page_count
from collector_desktop.documents.posting_list import PostedLetter, render_posting_list
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.posting import PostingKey, posting_key, sheets_of
from collector_desktop.domain.settings import COMPANY_COUNTRY, COMPANY_NAME
from collector_desktop.domain.settings_post import PAPER_DUPLEX, YES
from collector_desktop.queries.customers import names_by_id
from collector_desktop.queries.places import Place, places
from collector_desktop.queries.settings import settings
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import own_sheet

if TYPE_CHECKING:
    from collections.abc import Callable


@frozen
class Posted:
    """One paper on its way: whose it is, the lines of the address, what it is, for how much."""

    customer_id: int
    name: str
    address: str
    what: str
    amount: str
    paper: Path | bytes


def prints_both_sides() -> bool:
    """Return whether the post is printed on both sides of the sheet."""
    return settings()[PAPER_DUPLEX] == YES


def in_posting_order(customer_ids: Iterable[int]) -> list[int]:
    """Return customers in the order of the post: by country, ours first, postcode and name."""
    names, key = names_by_id(), _key_of()
    return sorted(customer_ids, key=lambda each: key(each, names[each][1]))


def post_with_list(papers: Sequence[Posted], title: str, fonts: Path) -> bytes:
    """Return papers as one PDF in posting order under their list, a bookmark for each.

    What goes to one customer at one address lies together, is one line of the list and goes in one
    envelope.
    """
    key = _key_of()
    ordered = sorted(papers, key=lambda each: (key(each.customer_id, each.name), _envelope(each)))
    is_duplex = prints_both_sides()
    counted = [(each, page_count(each.paper)) for each in ordered]
    envelopes = groupby(counted, lambda pair: _envelope(pair[0]))
    listed = [_line(list(pairs), is_duplex=is_duplex) for _, pairs in envelopes]
    stored = settings()
    ready_fonts(fonts)
    cover = render_posting_list(title, stored[COMPANY_NAME], listed, own_sheet(stored))
    names = [title, *(f"{each.name}: {each.what}" for each in ordered)]
    return joined([cover, *(each.paper for each in ordered)], names, is_duplex=is_duplex).content


def _envelope(posted: Posted) -> tuple[int, str]:
    return posted.customer_id, posted.address


def _line(pairs: Sequence[tuple[Posted, int]], *, is_duplex: bool) -> PostedLetter:
    """Return the line of an envelope."""
    first = pairs[0][0]
    lines = first.address.splitlines() or [""]
    return PostedLetter(
        first.name,
        lines[-1],
        ", ".join(dict.fromkeys(each.what for each, _ in pairs)),
        sum(pages for _, pages in pairs),
        sum(sheets_of(pages, is_duplex=is_duplex) for _, pages in pairs),
        " + ".join(each.amount for each, _ in pairs if each.amount),
    )


def _key_of() -> Callable[[int, str], PostingKey]:
    """Return what gives the place of a customer in the post."""
    where, home = places(), settings()[COMPANY_COUNTRY]
    nowhere = Place()

    def key(customer_id: int, name: str) -> PostingKey:
        place = where.get(customer_id, nowhere)
        return posting_key(place.country, place.postcode, place.town, name, home)

    return key
