"""Files that are read whole: e-invoices, GnuCash books, address books, our own smaller files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers import copy_archive
from collector_desktop.importers.base import FileKind, ParsedFile
from collector_desktop.importers.einvoice.fattura import is_signed
from collector_desktop.importers.einvoice.not_read import refuse_other_kinds
from collector_desktop.importers.einvoice.read import (
    COLUMNS,
    NOT_READ,
    PROGRAMS,
    einvoice_profile,
    read_einvoice,
)
from collector_desktop.importers.gnucash import read as gnucash
from collector_desktop.importers.own_files import (
    OWN_FILES,
    PROFILE,
    PROGRAM,
    OwnFile,
    own_file,
    read_own_file,
)
from collector_desktop.importers.own_tables import COLUMNS as OWN_COLUMNS
from collector_desktop.importers.sie import is_sie, refuse_sie
from collector_desktop.importers.tally import read as tally
from collector_desktop.importers.vcard import read as vcard
from collector_desktop.importers.whole_file import first_bytes

AUTO = "auto"


@frozen
class WholeFormat:
    """A format: `profile_of` returns its name for the start of a file, or an empty text.

    `read` is told whether the user said that the file is one of customers. `not_read` says for the
    documents what a file has that is left alone.
    """

    kind: FileKind
    kinds: frozenset[str]
    programs: dict[str, str]
    columns: tuple[str, ...]
    profile_of: Callable[[bytes], str]
    read: Callable[[Path, bool], ParsedFile]
    not_read: str = ""


def _kept_profile(kept: copy_archive.KeptFiles, start: bytes) -> str:
    return copy_archive.PROFILE if kept.starts(start) else ""


def _read_kept(kept: copy_archive.KeptFiles, path: Path, _customers: object) -> ParsedFile:
    return copy_archive.read_kept(path, kept)


FORMATS = (
    WholeFormat(
        FileKind.EINVOICE,
        frozenset({AUTO, FileKind.EINVOICE}),
        PROGRAMS,
        COLUMNS,
        einvoice_profile,
        lambda path, _customers: read_einvoice(path),
        NOT_READ,
    ),
    WholeFormat(
        FileKind.ITEMS,
        frozenset({AUTO, FileKind.ITEMS, FileKind.CUSTOMERS}),
        {gnucash.PROFILE: gnucash.PROGRAM},
        gnucash.COLUMNS,
        lambda start: gnucash.PROFILE if gnucash.is_database(start) else "",
        lambda path, customers: gnucash.read_book(path, customers_only=customers),
        gnucash.NOT_READ,
    ),
    WholeFormat(
        FileKind.ITEMS,
        frozenset({AUTO, FileKind.ITEMS, FileKind.CUSTOMERS}),
        tally.PROGRAMS,
        tally.COLUMNS,
        tally.tally_profile,
        lambda path, customers: tally.read_tally(path, customers_only=customers),
        tally.NOT_READ,
    ),
    WholeFormat(
        FileKind.CUSTOMERS,
        frozenset({AUTO, FileKind.CUSTOMERS}),
        {vcard.PROFILE: vcard.PROGRAM},
        vcard.COLUMNS,
        lambda start: vcard.PROFILE if vcard.is_address_book(start) else "",
        lambda path, customers: vcard.read_vcard(path, makes_customers=customers),
        vcard.NOT_READ,
    ),
    *(
        WholeFormat(
            kept.kind,
            frozenset({AUTO, kept.kind}),
            {copy_archive.PROFILE: copy_archive.PROGRAM},
            kept.columns,
            partial(_kept_profile, kept),
            partial(_read_kept, kept),
        )
        for kept in (copy_archive.COPIES, copy_archive.EVIDENCE)
    ),
)


def read_whole_format(path: Path, wanted: tuple[str, str]) -> ParsedFile | None:
    """Return a file of one of these formats, None if it is none; `wanted` are kind and profile.

    Raises:
        UnreadableFileError: it is one, but broken or hostile, or it is not what the user said.
    """
    kind, profile = wanted
    found = known_whole_format(path)
    if found is None:
        if kind == FileKind.EINVOICE:
            raise UnreadableFileError(
                f"'{path.name}' is not an e-invoice that is known.",
                "Choose an invoice in UBL, CII, ZUGFeRD, Factur-X or FatturaPA, as XML or PDF.",
            )
        return None
    name, known = found
    if kind not in known.kinds or profile not in (AUTO, name):
        return None
    return known.read(path, kind == FileKind.CUSTOMERS)


def listed_whole_formats() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield name, kind, program and columns of every one of these formats."""
    for known in (*FORMATS, *map(_of_our_own, OWN_FILES.values())):
        for name, program in known.programs.items():
            yield name, known.kind.value, program, known.columns


def known_whole_format(path: Path) -> tuple[str, WholeFormat] | None:
    """Return name and format of a file by its first bytes, None if it is none of them.

    Raises:
        UnreadableFileError: it is a GnuCash book in XML, a file of SIE, a signed invoice, or an
            e-invoice of another kind.
    """
    start = first_bytes(path)
    if gnucash.is_xml_book(start):
        raise gnucash.refuse_xml_book(path.name)
    if is_sie(start):
        raise refuse_sie(path.name)
    if is_signed(start):
        raise UnreadableFileError(
            f"'{path.name}' is a signed invoice.",
            "Open it in the program that checks signatures, and save the XML inside it.",
        )
    refuse_other_kinds(start, path.name)
    for known in FORMATS:
        name = known.profile_of(start)
        if name:
            return name, known
    own = own_file(path, start)
    return None if own is None else (PROFILE, _of_our_own(own))


def _of_our_own(own: OwnFile) -> WholeFormat:
    """Return one of the files of our export as a format."""
    return WholeFormat(
        own.kind,
        frozenset({AUTO, own.kind}),
        {PROFILE: PROGRAM},
        OWN_COLUMNS[own.kind],
        lambda _start: "",
        lambda path, _customers: read_own_file(path, own),
    )
