"""A logo as it is taken in, and the sample that shows a letterhead."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from collector_desktop.domain.errors import RefusedError
from collector_desktop.integrations.folders import resource
from collector_desktop.services import logos
from collector_desktop.services.letterhead_sample import sample_pdf, sample_statement
from collector_desktop.services.logos import read_logo
from collector_desktop.services.settings import change_logo, change_settings
from tests.hostile_pictures import bomb

TODAY = date(2026, 11, 24)


def picture(path, size=(40, 20), mode="RGB", **more):
    Image.new(mode, size, "red").save(path, **more)
    return path


def opened(content):
    return Image.open(BytesIO(content))


def test_a_logo_is_kept_as_png_of_its_own_size_if_that_is_small(tmp_path):
    kept = opened(read_logo(picture(tmp_path / "logo.jpg")))
    assert (kept.format, kept.size) == ("PNG", (40, 20))


def test_clear_parts_of_a_logo_stay_clear(tmp_path):
    path = tmp_path / "logo.png"
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(path)
    assert opened(read_logo(path)).getpixel((0, 0))[3] == 0


def test_a_logo_taken_on_its_side_stands_upright_and_loses_what_it_carried(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "where it was taken"
    content = read_logo(picture(tmp_path / "logo.jpg", exif=exif))
    assert opened(content).size == (20, 40)
    assert b"where it was taken" not in content
    assert not opened(content).getexif()


def test_a_file_too_large_is_not_even_read(tmp_path, monkeypatch):
    monkeypatch.setattr(logos, "LARGEST_BYTES", 10)
    with pytest.raises(RefusedError, match="larger than"):
        read_logo(picture(tmp_path / "logo.png"))


@pytest.mark.parametrize("size", [(20_010, 2_000), (20_000, 10_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_of_too_many_pixels_is_not_unpacked(tmp_path, size):
    """Forty million and twenty thousand of them or more, in a file of a hundred bytes."""
    path = tmp_path / "logo.png"
    path.write_bytes(bomb(*size))
    with pytest.raises(RefusedError, match="too many pixels"):
        read_logo(path)


def test_a_picture_cut_short_is_refused(tmp_path):
    path = picture(tmp_path / "logo.png", (300, 300))
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(RefusedError, match="not a picture"):
        read_logo(path)


def test_the_sample_statement_carries_the_letterhead_as_it_is_set(ledger, tmp_path):
    change_settings(
        {
            "company.name": "Vale & <Sons>",
            "company.email": "accounts@vale.example",
            "bank.sort_code": "123456",
            "bank.account_number": "12345678",
            "terms.default": "end of the month",
        },
        TODAY,
    )
    change_logo(read_logo(picture(tmp_path / "logo.png")), TODAY)
    sample = sample_statement(TODAY)
    pages = PdfReader(BytesIO(sample_pdf(sample, resource("fonts")))).pages
    text = pages[0].extract_text()
    for words in (
        "Vale & <Sons>",
        "accounts@vale.example",
        "12-34-56",
        "end of the month",
        "30/11/2026",
    ):
        assert words in text
    assert len(pages) == len(pages[0].images) == 1


def test_the_sample_adds_up_and_has_no_bank_box_without_a_bank(ledger):
    sample = sample_statement(TODAY)
    section = sample.sections[0]
    amounts = [line.amount.replace(",", "") for line in section.lines]
    assert section.total[1] == f"£{sum(int(a.replace('.', '')) for a in amounts) / 100:,.2f}"
    assert 997 <= sum(part.per_mille for part in section.ageing) <= 1000
    assert sample.how_to_pay is None
