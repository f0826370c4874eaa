"""Papers on the paper and in the envelope that the company's country uses, or that it chose."""

from io import BytesIO
from types import SimpleNamespace

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from collector_desktop.domain.placements import PlacementKind
from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.services.placement_pack import PackDraft, write_pack
from collector_desktop.services.recovery_sheets import recovery_sheet
from collector_desktop.services.report_aged import aged_report_file
from collector_desktop.services.settings import change_settings
from tests.conftest import TODAY
from tests.integration.papers import FONTS, give_address, set_up_company
from tests.placed_words import require_placed

INCH = 72
A4, LETTER = (595, 842), (612, 792)  # points
AGREED = {"interest.regime": "contract", "interest.contract_rate": "12"}
ZONE = (1.0 * INCH, 2.58 * INCH, 4.25 * INCH, 3.3 * INCH)  # left, top, right, bottom


def every_paper(customer, folder):
    """Yield the bytes of all kinds of paper that one customer can have."""
    yield statement_paper(customer.id, TODAY, FONTS).content
    yield letter_paper(customer.id, "reminder-1", TODAY, FONTS).content
    yield interest_paper(customer.id, TODAY, FONTS).content
    yield aged_report_file(TODAY, FONTS).content
    info = SimpleNamespace(company="Ours", path=folder / "ours.collector")
    yield recovery_sheet(info, "ABCD-EFGH", TODAY, FONTS)
    yield write_pack(
        PackDraft(customer.id, PlacementKind.AGENCY), folder, FONTS, TODAY
    ).paper.read_bytes()


def sides(content):
    """Return the sizes of all pages, upright or across."""
    pages = PdfReader(BytesIO(content)).pages
    return {tuple(sorted(round(float(side)) for side in page.mediabox[2:])) for page in pages}


@pytest.fixture
def account(acme):
    set_up_company(**AGREED)
    give_address(acme)
    return acme


@pytest.mark.parametrize(
    ("chosen", "size"),
    [
        ({"company.country": "GB"}, A4),
        ({"company.country": "US"}, LETTER),
        ({"company.country": "CA"}, LETTER),
        ({"company.country": "US", "paper.size": "a4"}, A4),
        ({"company.country": "DE", "paper.size": "letter"}, LETTER),
    ],
    ids=lambda each: "-".join(each.values()) if isinstance(each, dict) else "",
)
def test_every_paper_has_the_size_of_the_country_or_the_chosen_one(account, tmp_path, chosen, size):
    change_settings(chosen, TODAY)
    for content in every_paper(account, tmp_path):
        assert sides(content) == {size}


def test_nothing_leaves_a_sheet_of_us_letter_or_runs_together(account, tmp_path):
    change_settings({"company.country": "US"}, TODAY)
    for content in every_paper(account, tmp_path):
        require_placed(content)


def test_an_american_address_shows_in_the_window_of_a_no_10(account):
    change_settings({"company.country": "US"}, TODAY)
    page = PdfDocument(statement_paper(account.id, TODAY, FONTS).content)[0]
    left, top, right, bottom = ZONE
    height = page.get_height()
    found = page.get_textpage().get_text_bounded(left, height - bottom, right, height - top)
    for line in ("Acme Ltd", "3 Plane Row", "LS1 0XX"):
        assert line in found
