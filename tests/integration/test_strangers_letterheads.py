"""A letterhead that came with somebody else's ledger, where nobody had checked it."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from collector_desktop.documents.untrusted_paper import draw
from collector_desktop.domain.errors import CollectorError
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.storage.models import StoredImage
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.hostile_papers import HOSTILE
from tests.integration.papers import FONTS

LARGEST = 150_000  # a statement on a letterhead of words alone has 40 kB


@pytest.mark.parametrize("how", HOSTILE)
def test_a_paper_over_one_made_to_do_harm_is_small_and_shown_or_refused(acme, how):
    with operation("test", "Somebody else's ledger", TODAY):
        StoredImage.create(key="letterhead", content=HOSTILE[how]())
    try:
        content = statement_paper(acme.id, TODAY, FONTS).content
        draw(content, 0, 0.5)
    except CollectorError as told:
        assert "letterhead" in f"{told.title} {told.advice}"  # noqa: PT017 - or it is drawn
        return
    assert len(content) < LARGEST
    read = PdfReader(BytesIO(content))
    assert len(read.pages) == 1
    assert b"JavaScript" not in content
    assert "x.exe" not in str(list(read.attachments))


def test_pages_beyond_the_second_are_under_no_paper(acme):
    """As ten thousand they would make every statement 3 MB large."""
    with operation("test", "Somebody else's ledger", TODAY):
        StoredImage.create(key="letterhead", content=HOSTILE["ten thousand pages"]())
    content = statement_paper(acme.id, TODAY, FONTS).content
    assert len(content) < LARGEST
