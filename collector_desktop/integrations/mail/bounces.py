"""Reports of mail servers that an e-mail did not arrive (RFC 3464)."""

from __future__ import annotations

from email.message import Message

from collector_desktop.domain.frozen import frozen
from collector_desktop.integrations.mail.headers import header_text
from collector_desktop.integrations.mail.replies import is_about_address

MOST = 20


@frozen
class Bounced:
    """One recipient who was not reached; `is_lasting` says that trying again is no use."""

    address: str
    line: str
    is_lasting: bool
    is_bad_address: bool


def bounced_in(parts: list[Message]) -> tuple[Bounced, ...]:
    """Return whom the reports among an e-mail's parts are about."""
    found = []
    for part in parts:
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            fields = [each for each in blocks if isinstance(each, Message)]
            found += [made for each in fields if (made := _bounced(each)) is not None]
    return tuple(found[:MOST])


def _bounced(block: Message) -> Bounced | None:
    named = str(block.get("Original-Recipient") or block.get("Final-Recipient") or "")
    address = header_text(named.partition(";")[2].strip().strip("<>"))
    action = str(block.get("Action") or "").strip().lower()
    if "@" not in address or action not in {"failed", "delayed"}:
        return None
    status = header_text(str(block.get("Status") or "")).split(" ")[0]
    said = header_text(str(block.get("Diagnostic-Code") or "").partition(";")[2])
    lasting = action == "failed"
    about = lasting and is_about_address(0, status if status.count(".") == 2 else said)
    return Bounced(address, said or f"{action} {status}".strip(), lasting, about)
