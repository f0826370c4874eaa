"""Handing an e-mail to the user's own mail program: a draft file, or a mailto address."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from collector_desktop.domain.errors import CollectorError, OutsideWorldError
from collector_desktop.domain.frozen import frozen
from collector_desktop.integrations.mail.build import MailFacts, build_draft
from collector_desktop.integrations.mail.headers import ascii_file_name, header_text, mail_address

LONGEST_LINK = 1_800
OWNER_ONLY_FOLDER, OWNER_ONLY_FILE = 0o700, 0o600


@frozen
class Draft:
    """A draft on the disk and the bytes in it."""

    path: Path
    content: bytes


def write_draft(folder: Path, name: str, facts: MailFacts) -> Draft:
    """Write a draft that only the user may read; no file is written over.

    Raises:
        CollectorError: the address is not valid, or the e-mail is too large.
        OutsideWorldError: it cannot be written.
    """
    content = build_draft(facts)
    stem = ascii_file_name(name).removesuffix(".eml")
    try:
        folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        return Draft(_write_new(folder, stem, content), content)
    except OSError as error:
        raise OutsideWorldError(
            f"The draft could not be written: {error.strerror or error}.",
            "Make room on the disk and check that the folder can be written, then try again.",
        ) from error


def clear_drafts(folder: Path) -> None:
    """Remove the drafts of an earlier session; one that is still open elsewhere stays."""
    for path in folder.glob("*.eml"):
        with suppress(OSError):
            path.unlink()


def mailto_link(facts: MailFacts) -> str:
    """Return the address that opens an e-mail without attached files in the user's program.

    Raises:
        CollectorError: the address is not valid, or the text is longer than programs take.
    """
    body = "\r\n".join(facts.text.splitlines())
    words = f"subject={_quoted(header_text(facts.subject))}&body={_quoted(body)}"
    link = f"mailto:{quote(mail_address(facts.to_address), safe='@')}?{words}"
    if len(link) > LONGEST_LINK:
        raise CollectorError(
            "This e-mail is too long to be handed over in a link.", "Open it as a draft file."
        )
    return link


def _quoted(text: str) -> str:
    return quote(text, safe="")


def _write_new(folder: Path, stem: str, content: bytes) -> Path:
    number = 1
    while True:
        path = folder / (f"{stem}.eml" if number == 1 else f"{stem}-{number}.eml")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            opened = os.open(path, flags, OWNER_ONLY_FILE)
        except FileExistsError:
            number += 1
            continue
        with os.fdopen(opened, "wb") as file:
            file.write(content)
        return path
