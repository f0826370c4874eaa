"""Short ways to read papers back in tests."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from collector_desktop.services.settings import change_settings
from collector_desktop.services.wording import choose_language
from collector_desktop.storage.models import Address
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.pdf_a import faults_of
from tests.placed_words import require_placed

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
LONG = "Oaken Doors and Windows of West Yorkshire (Holdings) Public Limited Company & <Sons>"
COMPANY = {
    "company.name": "Quay Street Timber Ltd",
    "company.address": "7 Quay Street\nWhitby\nYO21 0XX",
    "company.email": "accounts@quaytimber.example",
    "company.phone": "01947 496 0123",
    "company.collector": "Tom Reed",
    "company.footer": "Quay Street Timber Ltd. Registered in England and Wales 07654321.",
    "bank.account_name": "Quay Street Timber Ltd",
    "bank.sort_code": "00-11-22",
    "bank.account_number": "00112233",
}


def require_sound(paper):
    """Require a paper in which no field is left open, kept to the standard, each word in place."""
    assert not set("{}") & set(words(paper))
    assert faults_of(paper.content) == []
    require_placed(paper.content)


def words(paper):
    """Return all that a paper says, in one line."""
    return " ".join(" ".join(page.extract_text() for page in read(paper).pages).split())


def read(paper):
    return PdfReader(BytesIO(paper.content))


def set_up_company(**more):
    """Give the sender a name, an address and an account."""
    change_settings({**COMPANY, **more}, TODAY)


def give_address(customer):
    with operation("test", "Give an address", TODAY):
        Address.create(
            customer=customer, kind="billing", line1="3 Plane Row", city="Leeds", postcode="LS1 0XX"
        )


def rename(customer, name):
    with operation("test", "Rename", TODAY):
        customer.name = name
        customer.save()


def speak(customer, language):
    choose_language(customer.id, language, TODAY)
