"""The form by which somebody asks for credit, blank or with what we know of a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.fonts import missing_characters
from collector_desktop.documents.form import Form, FormField, FormSection, render_form
from collector_desktop.domain import settings as s
from collector_desktop.domain.application_phrases import application_phrases
from collector_desktop.domain.languages import language_for
from collector_desktop.exporters.names import safe_name
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.settings import settings
from collector_desktop.services.localised import Written
from collector_desktop.services.merge_fields import name_of
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import address_lines, letterhead
from collector_desktop.services.papers import WORDS, Paper, paper_name
from collector_desktop.services.report_parts import PaperFile
from collector_desktop.services.wording import language_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

KIND = "application"
SUPPLIERS = 2
_ADDRESS_LINES = 3


def blank_application(as_of: date, fonts: Path, language: str = "") -> PaperFile:
    """Return the form for nobody in particular as PDF, in our own language unless one is named."""
    spoken = language or language_for(settings()[s.COMPANY_COUNTRY])
    ready_fonts(fonts)
    content = _form(None, spoken, as_of)
    name = safe_name(f"{WORDS[KIND]}_{spoken}".replace(" ", "_")) + ".pdf"
    return PaperFile(name, render_form(content), missing_characters(content))


def application_paper(customer_id: int, as_of: date, fonts: Path, language: str = "") -> Paper:
    """Return the form for a customer as PDF, in its language, with what we know filled in."""
    customer = customer_facts(customer_id)
    ready_fonts(fonts)
    content = _form(customer, language or language_of(customer), as_of)
    name = paper_name(KIND, customer, as_of)
    pdf = render_form(content)
    missing = missing_characters(content)
    return Paper(customer_id, KIND, name, pdf, (), as_of, missing, subject=content.title)


def _form(customer: CustomerFacts | None, language: str, as_of: date) -> Form:
    stored, said = settings(), application_phrases(language)
    company = stored[s.COMPANY_NAME]
    facts = [(said["return_to"], stored[s.COMPANY_EMAIL] or stored[s.COMPANY_PHONE])]
    if customer is not None:
        facts = [
            (said["date"], Written(language, customer.country).day(as_of)),
            (said["code"], customer.code),
            *facts,
        ]
    return Form(
        letterhead(stored),
        said["title"],
        said["intro"].format(company=company),
        (
            _business(said, customer),
            _addresses(said, customer),
            _people(said, customer),
            _credit(said, customer.currency if customer else stored[s.COMPANY_CURRENCY]),
            _references(said),
            _bank(said),
            _declaration(said, company),
        ),
        tuple(fact for fact in facts if fact[1]),
        customer.name if customer else "",
        address_lines(customer, stored[s.COMPANY_COUNTRY]) if customer else (),
        language,
    )


def _business(said: dict[str, str], customer: CustomerFacts | None) -> FormSection:
    name = customer.name if customer else ""
    return FormSection(
        said["business"],
        (
            (_asked(said, "legal_name", value=name), _asked(said, "trading_name")),
            (_asked(said, "registration"), _asked(said, "vat")),
            (_asked(said, "legal_form"), _asked(said, "since", 0.6), _asked(said, "line")),
        ),
    )


def _addresses(said: dict[str, str], customer: CustomerFacts | None) -> FormSection:
    lines = "\n".join(customer.address) if customer else ""
    row = (
        _asked(said, "registered_address", lines=_ADDRESS_LINES),
        _asked(said, "invoice_address", lines=_ADDRESS_LINES, value=lines),
    )
    return FormSection(said["addresses"], (row,))


def _people(said: dict[str, str], customer: CustomerFacts | None) -> FormSection:
    payer = (
        name_of(customer) if customer else "",
        customer.main_phone if customer else "",
        customer.main_email if customer else "",
    )
    return FormSection(
        said["people"],
        (
            _person(said, "owner", ("", "", "")),
            _person(said, "payer", payer),
            (_asked(said, "invoice_email"), _asked(said, "website")),
        ),
    )


def _person(said: dict[str, str], who: str, known: tuple[str, str, str]) -> tuple[FormField, ...]:
    name, phone, email = known
    return (
        FormField(who, said[who], value=name),
        FormField(f"{who}_phone", said["phone"], 0.7, value=phone),
        FormField(f"{who}_email", said["email"], value=email),
    )


def _credit(said: dict[str, str], currency: str) -> FormSection:
    limit = FormField("limit", said["limit"].format(currency=currency))
    return FormSection(
        said["credit"],
        (
            (limit, _asked(said, "terms"), _asked(said, "monthly")),
            (FormField("orders", said["orders"], is_check=True),),
        ),
    )


def _references(said: dict[str, str]) -> FormSection:
    rows = tuple(
        (
            FormField(f"supplier_{at}", said["supplier"].format(number=at)),
            FormField(f"supplier_{at}_contact", said["reference_contact"]),
            FormField(f"supplier_{at}_email", said["email"]),
            FormField(f"supplier_{at}_limit", said["reference_limit"], 0.9),
        )
        for at in range(1, SUPPLIERS + 1)
    )
    return FormSection(said["references"], rows, said["references_note"])


def _bank(said: dict[str, str]) -> FormSection:
    row = (_asked(said, "bank_name"), _asked(said, "account_name"), _asked(said, "account", 1.3))
    return FormSection(said["bank"], (row,))


def _declaration(said: dict[str, str], company: str) -> FormSection:
    checks = tuple(
        (FormField(name, said[name].format(company=company), is_check=True),)
        for name in ("true", "agency", "keep")
    )
    signed = (
        _asked(said, "signer"),
        _asked(said, "position", 0.8),
        FormField("signed_on", said["date"], 0.6),
    )
    signature = (FormField("signature", said["signature"], is_signed=True),)
    return FormSection(said["declaration"], (*checks, signed, signature))


def _asked(
    said: dict[str, str], name: str, share: float = 1.0, lines: int = 1, value: str = ""
) -> FormField:
    return FormField(name, said[name], share, lines, value)
