"""The user's own words of templates, and the languages of customers, come in from an export."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change
from collector_desktop.domain.letter_templates import FIELDS, written_in
from collector_desktop.domain.templates import Template, check_template
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.repeated_rows import RepeatedRows
from collector_desktop.services.table_files import Brought, TableImport, day
from collector_desktop.services.wording import choose_language, require_language
from collector_desktop.storage.models import WordingVersion

OWN, SHIPPED = "own", "shipped"


def _bring_language(values: dict[str, str], made_on: date) -> Brought:
    """Let a customer be written to in a language."""
    require_language(values["language"])
    done = choose_language(customer_id_of(values["customer"]), values["language"], made_on)
    return Brought.UNCHANGED if done.operation_id is None else Brought.UPDATED


class _Versions:
    """Keeps the versions of a file, each from its own day on."""

    def __init__(self) -> None:
        self._repeated = RepeatedRows()

    def bring_in(self, values: dict[str, str], _: date) -> Brought:
        """Keep one version, or that from its day on the program's own words counted again."""
        require_language(values["language"])
        if values["words"] not in (OWN, SHIPPED):
            raise ValueError(f"{values['words']!r} is not known here.")
        is_shipped = values["words"] == SHIPPED
        if not is_shipped:
            check_template(Template(values["subject"], values["body"]), FIELDS)
        same = {
            "template": values["template"],
            "language": written_in(values["template"], values["language"]),
            "subject": "" if is_shipped else values["subject"],
            "body": "" if is_shipped else values["body"],
            "is_shipped": is_shipped,
            "made_on": day(values["date"]),
        }
        if self._repeated.is_here(WordingVersion, same):
            return Brought.UNCHANGED
        WordingVersion.create(**same)
        return Brought.CREATED


LANGUAGES = TableImport(
    "import_languages",
    "languages",
    needed(FileKind.LANGUAGES),
    Change.CUSTOMER,
    _bring_language,
)


def wordings() -> TableImport:
    """Return how the versions of one file come in."""
    columns = needed(FileKind.WORDINGS)
    return TableImport("import_wordings", "words", columns, Change.SETTING, _Versions().bring_in)
