"""A paper that nobody looks at any more leaves no child behind, whenever it is let go."""

import sys
import tempfile
from threading import Thread
from time import monotonic, sleep

import pytest

from collector_desktop.documents import open_paper, untrusted_paper
from collector_desktop.documents.open_paper import PAPERS
from collector_desktop.documents.untrusted_paper import draw, forget, letters
from collector_desktop.domain.errors import CollectorError
from tests.unit.documents.test_untrusted_papers import CANNOT, SOUND, children, instead, sheet


@pytest.fixture(autouse=True)
def ended():
    """No paper is open before, nor after."""
    PAPERS.end()
    yield
    PAPERS.end()


@pytest.mark.parametrize("again", [False, True])
def test_a_paper_that_is_let_go_while_it_is_asked_about_starts_no_other_child(again, monkeypatch):
    """Such a child would stay for a minute, and nobody would look at what it draws."""
    content, fitting, others = sheet(""), untrusted_paper._fitting, children()
    if again:  # it is known already, and not merely opened for this question
        draw(content, 0, 1.0)

    def let_go(*given):
        forget(content)
        return fitting(*given)

    monkeypatch.setattr(untrusted_paper, "_fitting", let_go)
    with pytest.raises(CollectorError, match=CANNOT):
        draw(content, 0, 1.0)
    ends = monotonic() + 5
    while children() != others and monotonic() < ends:
        sleep(0.01)
    assert children() == others


def test_a_paper_that_is_let_go_while_its_child_starts_keeps_none(monkeypatch):
    content, others, starts = sheet(""), children(), open_paper._started

    def starting():
        forget(content)
        return starts()

    monkeypatch.setattr(open_paper, "_started", starting)
    with pytest.raises(CollectorError, match=CANNOT):
        draw(content, 0, 1.0)
    assert children() == others


def test_who_lets_go_of_a_paper_ends_a_child_that_is_still_at_it(tmp_path, monkeypatch):
    asked = tmp_path / "asked"
    code = f"opened(595, 842)\ntold.readline()\nopen({str(asked)!r}, 'w')\ntime.sleep(60)\n"
    instead(tmp_path, monkeypatch, SOUND + code)
    content, heard = sheet(""), []

    def work():
        try:
            draw(content, 0, 1.0)
        except CollectorError as error:
            heard.append(error)

    thread = Thread(target=work)
    thread.start()
    ends = monotonic() + 20
    while not asked.exists() and monotonic() < ends:
        sleep(0.01)
    before = monotonic()
    forget(content)
    assert monotonic() - before < 0.2
    thread.join(5)
    assert len(heard) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which processes there are")
def test_fifty_papers_one_after_the_other_leave_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    before = children()
    for number in range(50):
        content = sheet(f"Paper {number}")
        assert draw(content, 0, 0.2).width == 119
        assert letters(content, (0,))[0].text == f"Paper {number}"
        assert len(children() - before) <= 2  # that of the paper, and who stands by
    forget(content)
    ends = monotonic() + 5
    while children() != before and monotonic() < ends:
        sleep(0.01)
    assert children() == before
    assert list(tmp_path.iterdir()) == []


def test_a_paper_that_nobody_asks_about_is_let_go_after_a_while(monkeypatch):
    monkeypatch.setattr(open_paper, "IDLE_SECONDS", 0.05)
    content = sheet("")
    first = draw(content, 0, 1.0)
    ends = monotonic() + 5
    while PAPERS._open is not None and monotonic() < ends:
        sleep(0.01)
    assert PAPERS._open is None
    assert draw(content, 0, 1.0) == first
