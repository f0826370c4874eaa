"""The table of `docs/formats.md`, made from the known formats and their made-up exports.

python -m tests.unit.importers.formats_table    writes it into the page
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from collector_desktop.importers.base import ContactCard, FileKind, ParsedFile
from collector_desktop.importers.profile import Profile
from collector_desktop.importers.read import read_file
from collector_desktop.importers.whole_formats import FORMATS, WholeFormat
from tests.unit.importers.exports import FOREIGN, export_of
from tests.unit.importers.tally_files import BILLS, BOOK
from tests.unit.importers.whole_files import (
    VCARD_21,
    VCARD_30,
    VCARD_40,
    cii,
    fattura,
    gnucash,
    pdf,
    ubl,
    zugferd_1,
)

PAGE = Path(__file__).parents[3] / "docs" / "formats.md"
START, END = "<!-- ledgers -->\n", "<!-- end of ledgers -->"
FIELDS = {
    "number": "number",
    "customer_code": "customer's code",
    "code": "code",
    "name": "name",
    "customer_name": "customer's name",
    "kind": "legal kind",
    "document_on": "date",
    "due_on": "due date",
    "promised_for": "expected date",
    "amount": "amount",
    "tax": "tax",
    "open": "open amount",
    "currency": "currency",
    "type": "type",
    "status": "status",
    "terms": "terms",
    "settled_on": "day of payment",
    "written_off": "write-off",
    "written_off_on": "day of write-off",
    "reference": "reference",
    "credit_limit": "credit limit",
    "group": "group",
    "contact_name": "person",
    "email": "e-mail",
    "phone": "phone",
    "mobile": "mobile phone",
    "others": "further people",
    "role": "role",
}
ADDRESS = ("address1", "address2", "city", "region", "postcode", "country")
PREPAID = {"prepaid": "50.00", "payable": "70.00"}
WHOLE = {
    "ubl-invoice": ubl(**PREPAID),
    "ubl-credit-note": ubl("CreditNote"),
    "cii-invoice": cii(),
    "zugferd-1": zugferd_1(),
    "fatturapa": fattura(),
    "pdf-invoice": pdf(("factur-x.xml", cii())),
    "tally-xml": BOOK.encode(),
    "tally-bills-xml": BILLS.encode(),
    "vcard": VCARD_21 + VCARD_30 + VCARD_40,
}


def table() -> str:
    """Return one line for each format: what its export gave, and what is left alone."""
    lines = [
        "| program | profile | read | from the made-up export | not read |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [_line(profile) for profile in FOREIGN]
    lines += _whole_lines()
    return "\n".join(lines) + "\n"


def _line(profile: Profile) -> str:
    parsed = read_file(export_of(profile.name))
    cells = (profile.program, f"`{profile.name}`", _fields(profile), _came(parsed))
    return f"| {' | '.join(cells)} | {profile.not_read} |"


def _fields(profile: Profile) -> str:
    return _words({*profile.fields, *profile.derived})


def _words(names: set[str]) -> str:
    told = [word for name, word in FIELDS.items() if name in names]
    if names & set(ADDRESS):
        told.append("address")
    return ", ".join(told)


def _whole_lines() -> list[str]:
    """Return the lines of the formats that are read whole, with what came out of their files."""
    with TemporaryDirectory() as folder:
        return [
            _whole_line(known, name, _read_whole(Path(folder) / "file.dat", name))
            for known in FORMATS
            if known.not_read
            for name in known.programs
        ]


def _whole_line(known: WholeFormat, name: str, parsed: ParsedFile) -> str:
    cells = (known.programs[name], f"`{parsed.profile}`", _words(_filled(parsed)))
    return f"| {' | '.join(cells)} | {_whole_came(parsed)} | {known.not_read} |"


def _read_whole(path: Path, name: str) -> ParsedFile:
    path.unlink(missing_ok=True)
    if name == "gnucash":
        return read_file(gnucash(path))
    path.write_bytes(WHOLE[name])
    return read_file(path)


def _filled(parsed: ParsedFile) -> set[str]:
    """Return the fields that some row of a file has."""
    return {name for row in parsed.rows for name in _filled_in(row)}


def _filled_in(row: Any) -> Iterator[str]:
    if isinstance(row, ContactCard):
        found = {
            "contact_name": row.name,
            "customer_name": row.organisation,
            "role": row.role,
            "email": row.emails,
            "phone": row.phones,
            "city": row.address,
        }
        yield from (name for name, value in found.items() if value)
        return
    # what says where the customer belongs is told by the item itself
    about = {name for name in (*FIELDS, *ADDRESS) if getattr(row.customer, name, "")}
    yield from about - {"code", "name", "kind"}
    yield from (name.removesuffix("_minor") for name in row._fields if getattr(row, name))


def _whole_came(parsed: ParsedFile) -> str:
    one = "item" if parsed.kind is not FileKind.CUSTOMERS else "card"
    left = f", {parsed.excluded} left out" if parsed.excluded else ""
    return _count(len(parsed.rows), one) + left


def _came(parsed: ParsedFile) -> str:
    """Return what became of the lines of an export."""
    one = "customer" if parsed.kind is FileKind.CUSTOMERS else "item"
    parts = [
        _count(parsed.counts["data"], "line"),
        _count(len(parsed.rows), one),
        f"{parsed.excluded} left out" if parsed.excluded else "",
        f"{len(parsed.problems)} rejected" if parsed.problems else "",
        _count(parsed.counts.get("group", 0), "heading"),
        _count(len(parsed.totals), "total"),
    ]
    return ", ".join(filter(None, parts))


def _count(count: int, one: str) -> str:
    return f"{count} {one}{'s' if count != 1 else ''}" if count else ""


def page_with(text: str, made: str) -> str:
    """Return the page with another table between its marks."""
    before, rest = text.split(START)
    return before + START + "\n" + made + "\n" + END + rest.split(END)[1]


if __name__ == "__main__":
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), table()), encoding="utf-8")
