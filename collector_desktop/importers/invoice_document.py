"""What an e-invoice says besides its item."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class InvoiceDocument:
    """An e-invoice beside its item: how its buyer may be known, who issued it, and the file itself.

    `codes` are what it calls the buyer, which may be a customer's code.
    """

    codes: tuple[str, ...]
    buyer_names: tuple[str, ...]
    emails: tuple[str, ...]
    seller_names: tuple[str, ...]
    media_type: str
    content: bytes
