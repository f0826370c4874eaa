"""Statements that do not say whose account they are: the user says it."""

from __future__ import annotations

from dataclasses import replace

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank.profiles import BANKS
from collector_desktop.importers.base import FileKind, ParsedFile
from collector_desktop.importers.layout import MAPPED

# The layouts that are of the account of another one: they name none either.
_SHARED = {each.name: each.account for each in BANKS if each.account}


def of_account(parsed: ParsedFile, name: str) -> ParsedFile:
    """Return a bank's file with its nameless statements as those of an account.

    Lines are told apart by account: two accounts at one bank whose tables name none would else
    be one. A name or number, as it is in other files of the account, makes it the same.

    Raises:
        UnreadableFileError: the file names its accounts itself.
    """
    if parsed.kind is not FileKind.BANK:
        return parsed
    key = "".join(name.split()).upper()
    nameless = [_is_nameless(each.account_key, parsed.profile) for each in parsed.statements]
    if parsed.statements and not any(nameless):
        raise UnreadableFileError(
            f"'{parsed.name}' already names its account.", "Import it without an account."
        )
    statements = tuple(
        replace(each, account_key=key, account_name=name.strip()) if is_nameless else each
        for each, is_nameless in zip(parsed.statements, nameless, strict=True)
    )
    return replace(parsed, statements=statements)


def has_nameless(parsed: ParsedFile) -> bool:
    """Return whether a statement in a file does not say whose account it is."""
    return any(_is_nameless(each.account_key, parsed.profile) for each in parsed.statements)


def _is_nameless(key: str, profile: str) -> bool:
    return key in (profile, _SHARED.get(profile)) or key.startswith(f"{MAPPED}-")
