"""Views of a list that the user has saved: a name for a view with its filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.invoice_limits import read_limits
from collector_desktop.domain.traits import read_traits
from collector_desktop.ui.widgets.invoices_groups import InvoiceFilter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from collector_desktop.ui.desk import Personal

INVOICES, CUSTOMERS = "invoices.views", "customers.views"


@frozen
class OwnView:
    """A view under a name of the user's; `base` is the view that it narrows."""

    title: str
    base: str
    narrowed: InvoiceFilter

    @property
    def name(self) -> str:
        """The name of its tab, which no other view can have."""
        return f"own:{self.title.casefold()}"


def read_views(personal: Personal, kept: str = INVOICES) -> tuple[OwnView, ...]:
    """Return the saved views of a list; one that cannot be read is left out."""
    found = (_read(each) for each in personal.get(kept, []))
    return tuple(view for view in found if view is not None)


def keep_views(personal: Personal, views: Iterable[OwnView], kept: str = INVOICES) -> None:
    """Save the views of a list in their order."""
    personal.put(
        kept,
        [
            {
                "title": view.title,
                "base": view.base,
                "words": view.narrowed.words,
                "ages": sorted(view.narrowed.buckets),
                "limits": view.narrowed.limits.stored(),
                "traits": view.narrowed.traits.stored(),
            }
            for view in views
        ],
    )


def _read(stored: Any) -> OwnView | None:
    try:
        limits = read_limits(stored["limits"])
        traits = read_traits(stored.get("traits", {}))
        narrowed = InvoiceFilter(str(stored["words"]), frozenset(stored["ages"]), limits, traits)
        return OwnView(str(stored["title"]), str(stored["base"]), narrowed)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
