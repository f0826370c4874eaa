"""What the editor of letters and e-mails shows: the templates, and words tried on a customer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.letter_templates import FIELDS, TEMPLATES, written_in
from collector_desktop.domain.templates import Template, check_template, merge, missing_fields
from collector_desktop.queries.customers import balances, names_by_id
from collector_desktop.queries.procedures import procedure_book
from collector_desktop.queries.wording import WordingRow, own_wordings, wording_versions
from collector_desktop.services.mail_words import mail_content
from collector_desktop.services.merge_fields import LetterAsked, gather
from collector_desktop.services.wording import words_of

if TYPE_CHECKING:
    from datetime import date

MOST_CUSTOMERS = 500
UNKNOWN = "\u2039{}\u203a"


@frozen
class TemplateRow:
    """A template in the list; `used` are the steps that it serves, as `Procedure: step`."""

    name: str
    title: str
    is_own: bool
    used: tuple[str, ...]


@frozen
class WordsShown:
    """The list of templates, and customers to try words on: those who owe, by name."""

    templates: tuple[TemplateRow, ...]
    customers: tuple[tuple[int, str], ...]


@frozen
class WordsKept:
    """The words that count now, and every version with who made it, oldest first."""

    template: str
    language: str
    words: Template
    is_own: bool
    versions: tuple[WordingRow, ...]


@frozen
class WordsTried:
    """Words with a customer's figures; `missing` are the meanings of fields empty for it.

    `problem` says why there is nothing to show.
    """

    subject: str = ""
    html: str = ""
    missing: tuple[str, ...] = ()
    problem: str = ""


def words_shown(language: str, as_of: date) -> WordsShown:
    """Return the templates, and up to 500 customers who owe."""
    own, used, names = own_wordings(as_of), _used(), names_by_id()
    owing = {row.customer_id for row in balances(as_of) if row.balance > 0}
    customers = sorted(((each, names[each][1]) for each in owing), key=lambda c: c[1].casefold())
    rows = (
        TemplateRow(
            kind.name,
            kind.title,
            (kind.name, written_in(kind.name, language)) in own,
            tuple(used[kind.name]),
        )
        for kind in TEMPLATES.values()
    )
    return WordsShown(tuple(rows), tuple(customers[:MOST_CUSTOMERS]))


def words_kept(template: str, language: str, as_of: date) -> WordsKept:
    """Return the words of a template that count, with their history."""
    spoken = written_in(template, language)
    wording = words_of(template, spoken, as_of)
    versions = wording_versions(template, spoken, as_of)
    return WordsKept(template, spoken, wording.template, wording.version is not None, versions)


def try_words(
    template: str, language: str, words: Template, customer_id: int, as_of: date
) -> WordsTried:
    """Return words as a customer would read them; nothing is kept."""
    asked = LetterAsked(customer_id, template, as_of, language=language, words=words)
    try:
        check_template(words, FIELDS)
        found = gather(asked)
        missing = missing_fields(words, found.fields)
        stand_in = {name: UNKNOWN.format(FIELDS[name]) for name in missing}
        mail = mail_content(merge(words, {**found.fields, **stand_in}), found, as_of)
    except CollectorError as error:
        return WordsTried(problem=f"{error.title} {error.advice}")
    return WordsTried(mail.subject, mail.html, tuple(FIELDS[name] for name in missing))


def _used() -> dict[str, list[str]]:
    used: dict[str, list[str]] = defaultdict(list)
    for procedure in procedure_book().listed:
        for step in procedure.steps:
            used[step.template].append(f"{procedure.name}: {step.name}")
    return used
