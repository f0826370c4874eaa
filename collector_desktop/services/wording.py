"""The words of templates: the user's own where there are any, and how these are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.languages import LANGUAGES, NAMES, language_for
from collector_desktop.domain.letter_templates import FIELDS, template_kind, written_in
from collector_desktop.domain.settings import COMPANY_COUNTRY
from collector_desktop.domain.templates import Template, check_template
from collector_desktop.queries.settings import settings
from collector_desktop.queries.wording import own_language, wording_versions
from collector_desktop.services.default_wording import default_wording
from collector_desktop.storage.models import Customer, CustomerLanguage, WordingVersion
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.queries.customers import CustomerFacts


@frozen
class Wording:
    """The words that count; `version` is None for the program's own."""

    subject: str
    body: str
    version: int | None

    @property
    def template(self) -> Template:
        """The words with their fields."""
        return Template(self.subject, self.body)


def words_of(template: str, language: str, as_of: date) -> Wording:
    """Return the words of a template in a language as they count at a day.

    Letters of the law of England and Wales are in English whatever language is asked for.

    Raises:
        RefusedError: there is no such template.
    """
    spoken = written_in(template, language)
    versions = wording_versions(template, spoken, as_of)
    if versions and not versions[-1].is_shipped:
        return Wording(versions[-1].subject, versions[-1].body, versions[-1].version)
    shipped = default_wording(template, spoken)
    return Wording(shipped.subject, shipped.body, None)


def save_wording(
    template: str, language: str, words: Template, made_on: date
) -> Outcome[int | None]:
    """Keep own words of a template as its newest version; return the version.

    Raises:
        RefusedError: no such template or language, or words that could not be sent.
    """
    require_language(language)
    spoken = written_in(template, language)
    check_template(words, FIELDS)
    now = words_of(template, spoken, made_on)
    if words == now.template:
        return Outcome(now.version, NOTHING)
    return _keep(template, spoken, words, made_on)


def restore_wording(template: str, language: str, made_on: date) -> Outcome[int | None]:
    """Let the program's own words count again; the own ones stay in the history."""
    spoken = written_in(template, language)
    if words_of(template, spoken, made_on).version is None:
        return Outcome(None, NOTHING)
    return _keep(template, spoken, None, made_on)


def language_of(customer: CustomerFacts) -> str:
    """Return the language in which a customer is written to."""
    home = settings()[COMPANY_COUNTRY]
    return language_for(customer.country, home, own_language(customer.customer_id))


def choose_language(customer_id: int, language: str, made_on: date) -> Outcome[None]:
    """Write to a customer in a language from now on; empty is that of its country.

    Raises:
        RefusedError: the program has no words in that language.
    """
    if language:
        require_language(language)
    if own_language(customer_id) == language:
        return Outcome(None, NOTHING)
    name = Customer.get_by_id(customer_id).name
    spoken = NAMES[language] if language else "the language of its country"
    summary = f"Write to {name} in {spoken}"
    with operation("choose_language", summary, made_on) as current:
        kept = CustomerLanguage.get_or_none(CustomerLanguage.customer == customer_id)
        if kept is not None:
            kept.delete_instance()
        if language:
            CustomerLanguage.create(customer=customer_id, language=language)
    return Outcome(None, Change.CUSTOMER, current.id, summary)


def _keep(
    template: str, language: str, words: Template | None, made_on: date
) -> Outcome[int | None]:
    """Write a version; None says that the program's own words count again."""
    title = template_kind(template).title
    verb = "Restore the shipped" if words is None else "Change the"
    summary = f"{verb} words of “{title}” ({NAMES[language]})"
    with operation("save_wording", summary, made_on) as current:
        row = WordingVersion.create(
            template=template,
            language=language,
            subject=words.subject if words else "",
            body=words.body if words else "",
            is_shipped=words is None,
            made_on=made_on,
        )
    return Outcome(None if words is None else row.id, Change.SETTING, current.id, summary)


def require_language(language: str) -> None:
    """Refuse a language in which the program has no words.

    Raises:
        RefusedError: it is one.
    """
    if language not in LANGUAGES:
        raise RefusedError(f"There are no words in {language!r}.", f"Use {', '.join(LANGUAGES)}.")
