"""What the answers of a mail server mean for the message that was to be sent."""

from __future__ import annotations

import re
from enum import StrEnum

from collector_desktop.domain.frozen import frozen
from collector_desktop.integrations.mail.headers import header_text

_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_LASTING, _MOST = 500, 600
_NO_MAILBOX = frozenset((550, 551, 553))
_ABOUT_ADDRESS = frozenset("1")  # RFC 3463: X.1 is the address, X.2.1 a mailbox that is shut
_SHUT = ("2", "1")


class Verdict(StrEnum):
    """What became of a message: `unknown` is one that may have gone and is never sent again."""

    SENT = "sent"
    REFUSED = "refused"
    LATER = "later"
    UNKNOWN = "unknown"


@frozen
class Reply:
    """What the server said to a message; `is_bad_address` when nobody can be reached there."""

    verdict: Verdict
    code: int = 0
    line: str = ""
    is_bad_address: bool = False


def refused_or_later(code: int, text: bytes | str, *, at_recipient: bool = False) -> Reply:
    """Return what a code of 400 or more means; only what is said to a recipient is about one."""
    line = header_text(text.decode("utf-8", "replace") if isinstance(text, bytes) else text)
    if not _LASTING <= code < _MOST:
        return Reply(Verdict.LATER, code, f"{code} {line}")
    bad = at_recipient and is_about_address(code, line)
    return Reply(Verdict.REFUSED, code, f"{code} {line}", is_bad_address=bad)


def is_about_address(code: int, line: str) -> bool:
    """Return whether a lasting refusal says that there is no such mailbox."""
    status = _ENHANCED.search(line)
    if status is None:
        return code in _NO_MAILBOX
    return status[2] in _ABOUT_ADDRESS or (status[2], status[3]) == _SHUT
