"""Answers made to keep the program busy for minutes are read like any other.

Each took the library's parsers from ten seconds to an hour, growing by the square of its length.
"""

import pytest

from collector_desktop.integrations.mail.html import text_of_html
from collector_desktop.integrations.mail.incoming import read_head, read_mail

HEAD = b"From: a@b.example\r\nSubject: x\r\n"
VAST = b"a-" + b"b9" * 400_000
FIELDS = {
    "an encoding of host names": b"Content-Type: text/plain; charset*=punycode''" + VAST,
    "a name in it": b"Content-Disposition: inline; name*=punycode''" + VAST,
    "parameters without end": b"Content-Type: text/plain" + b"; a=" * 200_000,
    "parameters in pieces": b"Content-Type: text/plain"
    + b"".join(b"; a*%d=b" % at for at in range(80_000)),
}
LEFT_OPEN = [
    "<!--",
    "<?",
    "<!a",
    "</",
    "<",
    '<a b="',
    "<a b='",
    "<a =",
    "<style><style ",
    '<a =">"',
]


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_of_a_megabyte_is_cut(name):
    raw = HEAD + FIELDS[name] + b"\r\n\r\nPaid today"
    assert read_head(raw).from_address == "a@b.example"
    assert len(raw) < 1_000_000
    assert read_mail(raw).text in {"Paid today", ""}


@pytest.mark.parametrize("name", [b"PunyCode", b'"-punycode "'])
def test_words_in_an_encoding_of_host_names_are_taken_for_utf_8(name):
    raw = HEAD + b"Content-Type: text/plain; charset=" + name + b"\r\n\r\nPaid today " + VAST
    assert read_mail(raw).text.startswith("Paid today a-b9b9")


@pytest.mark.no_cover
@pytest.mark.parametrize("opening", LEFT_OPEN)
def test_html_in_which_nothing_is_ever_closed_is_read_in_one_go(opening):
    raw = HEAD + b"Content-Type: text/html\r\n\r\nPaid today " + opening.encode() * 150_000
    assert read_mail(raw).text.startswith("Paid today")


@pytest.mark.no_cover
def test_tags_that_never_match_are_read_in_one_go():
    html = "Paid" + "<svg>" * 80_000 + "</object>" * 60_000 + "</svg> today"
    assert text_of_html(html) == "Paid today"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One<p class='a > b'>Two</p>Three", "One\nTwo\n\nThree"),
        ('<a title="it\'s > 2" href=x>Paid</a> &amp; done', "Paid & done"),
        ("<style>p > a {}</style><script>if (a<b) '<p>'</script>Paid", "Paid"),
        ("<HEAD><TITLE>No</TITLE></HEAD>1 < 2 &lt;b&gt;<br/>3", "1 < 2 <b>\n3"),
        ("<![if mso]>A<![endif]><o:p></o:p><?xml x?><!doctype html>B", "AB"),
        ("<svg><b>x</b><svg></svg>seen", "seen"),
        ("<script>never closed <p>", ""),
        ("<head/><script src=x /><p>Paid<svg/> today", "Paid today"),
        ("<html><head><meta x><body>Paid today", "Paid today"),
        ('Paid <a =">" title="x>y">today</a> <b ="> a" <b', 'Paid today a" <b'),
        ("Paid <!-- and never closed <b>today</b>", "Paid <!-- and never closed today"),
        ('Paid <b title="x>today', "Paid today"),
        ("Paid <b", "Paid <b"),
        ("&#" + "9" * 5_000 + ";&#x" + "f" * 9 + ";&#65;", "\N{REPLACEMENT CHARACTER}" * 2 + "A"),
    ],
)
def test_html_is_read_as_a_person_sees_it(html, words):
    assert text_of_html(html) == words
