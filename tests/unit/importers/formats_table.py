"""The table of `docs/formats.md`, made from the known formats and their made-up exports.

python -m tests.unit.importers.formats_table    writes it into the page
"""

from __future__ import annotations

from pathlib import Path

from collector_desktop.importers.base import FileKind, ParsedFile
from collector_desktop.importers.profile import Profile
from collector_desktop.importers.read import read_file
from tests.unit.importers.exports import FOREIGN, export_of

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
}
ADDRESS = ("address1", "address2", "city", "region", "postcode", "country")


def table() -> str:
    """Return one line for each format: what its export gave, and what is left alone."""
    lines = [
        "| program | profile | read | from the made-up export | not read |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [_line(profile) for profile in FOREIGN]
    return "\n".join(lines) + "\n"


def _line(profile: Profile) -> str:
    parsed = read_file(export_of(profile.name))
    cells = (profile.program, f"`{profile.name}`", _fields(profile), _came(parsed))
    return f"| {' | '.join(cells)} | {profile.not_read} |"


def _fields(profile: Profile) -> str:
    names = {*profile.fields, *profile.derived}
    told = [word for name, word in FIELDS.items() if name in names]
    if names & set(ADDRESS):
        told.append("address")
    return ", ".join(told)


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
