"""Which mail servers are one provider's, so that the password of one may go to the other.

The settings of a ledger say where answers are read, and a ledger may come from a stranger: one that
names your account for sending and a server of his own for reading must not get your password.
"""

from __future__ import annotations

import re

FEWEST_LABELS = 2
_OF_MAIL = re.compile(
    r"(?:smtps?|imaps?|pops?|e?mail|mx|out(?:going|bound)?|in(?:coming|bound)?|send|secure|ssl|pro"
    r"|auths?|server|[0-9]|-)+"
)


def are_of_one_provider(sends: str, reads: str) -> bool:
    """Return whether two servers belong to one: the same, or `smtp.` and `imap.` of one domain.

    The name before the domain must be one that only mail servers have: under a domain in which
    anybody may take a name, as `co.uk`, neighbours are strangers.
    """
    one, other = (host.casefold().rstrip(".") for host in (sends, reads))
    if one == other:
        return bool(one)
    (first, _, domain), (second, _, same) = one.partition("."), other.partition(".")
    is_mail = _OF_MAIL.fullmatch(first) and _OF_MAIL.fullmatch(second)
    return bool(is_mail) and domain == same and len(domain.split(".")) >= FEWEST_LABELS
