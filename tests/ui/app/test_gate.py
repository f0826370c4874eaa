"""The one gate to other programs: what passes it is handed over, and nothing else ever is."""

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from collector_desktop.app.links import may_open, open_link

OURS = ("tel:+441174960142", "mailto:dawn@bexley.example", "https://example.org")
OTHERS = (
    *("file:///etc/hosts", "javascript:alert(1)", "smb://host/share", "data:text/html,x"),
    *("ms-settings:privacy", "http://example.org", "/etc/hosts", "relative.pdf", ""),
    *("FILE:///etc/hosts", "JavaScript:alert(1)", "vbscript:x", "ftp://host/a.pdf", "//host/a"),
    *("search-ms:query=a", "ms-word:ofe|u|https://host/a.docx", "ms-msdt:/id a", "shell:run"),
    *("ssh://host", "ldap://host", "view-source:https://host", "jar:file:///a.jar!/", "sms:1"),
    *("\\\\host\\share\\a.pdf", "file://host/share/a.pdf", "C:\\a.exe", "about:blank", "qrc:/a"),
    *(" https://example.org", "x https://example.org", "../../a.pdf", "blob:x", "telnet://host"),
    *(
        "java\tscript:alert(1)",
        "\x01file:///etc/hosts",
        "fi\nle:///etc/hosts",
        "%66ile:///etc/hosts",
    ),
    *("http\u200bs://example.org", "\uff48ttps://example.org", "mailto", "tel", "httpsx://host"),
    *("file:/etc/hosts#https://host", "intent://host#Intent;scheme=https", "steam://run/1"),
    *("x-apple.systempreferences:a", "ms-cxh:a", "onenote:https://host/a", "callto:+44117"),
)


class Desktop(QObject):
    """The system's programs: what each was handed."""

    def __init__(self):
        super().__init__()
        self.handed = []
        self.schemes = sorted({QUrl(link).scheme() for link in (*OURS, *OTHERS)} - {""} | {"file"})

    @Slot(QUrl)
    def take(self, url):
        self.handed.append(url.toString())


@pytest.fixture
def desktop(qapp):
    """The programs of the system for every kind of address, in the place of the real ones."""
    made = Desktop()
    for scheme in made.schemes:
        QDesktopServices.setUrlHandler(scheme, made, "take")
    yield made
    for scheme in made.schemes:
        QDesktopServices.unsetUrlHandler(scheme)


def test_only_addresses_that_we_make_are_ever_handed_over(desktop):
    assert len(OTHERS) == len(set(OTHERS)) >= 40
    for link in OTHERS:
        assert not may_open(link), link
        assert not open_link(link), link
    assert desktop.handed == []
    for link in OURS:
        assert may_open(link)
        assert open_link(link)
    assert desktop.handed == list(OURS)


def test_the_harness_sees_what_is_handed_over_past_the_gate(desktop):
    past = [link for link in OTHERS if QUrl(link).scheme()]
    for link in past:
        QDesktopServices.openUrl(QUrl(link))
    assert len(desktop.handed) == len(past) > 30


@pytest.mark.parametrize("name", ["Statement.pdf", "Reminder.eml"])
def test_a_paper_or_draft_that_is_there_may_be_opened(desktop, tmp_path, name):
    paper = tmp_path / name
    assert not open_link(str(paper))
    paper.write_bytes(b"%PDF-")
    assert open_link(str(paper))
    assert desktop.handed == [paper.as_uri()]


@pytest.mark.parametrize("name", ["Statement.pdf.exe", "run.sh", "link.desktop", "pdf", ".pdf"])
def test_another_file_is_not_opened_though_it_is_there(desktop, tmp_path, name):
    (tmp_path / name).write_bytes(b"%PDF-")
    assert not open_link(str(tmp_path / name))
    assert not open_link(str(tmp_path))
    assert desktop.handed == []
