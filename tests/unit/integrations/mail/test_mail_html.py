"""Text becomes HTML that fetches nothing; HTML becomes the words that a person would read."""

import pytest

from collector_desktop.integrations.mail.html import html_of, text_of_html

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>pay</a>",
    "{paragraphs} & {lines}",
    "</p></body>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_shown_as_text(text):
    html = html_of(f"Dear {text}\nnext\n\nnew paragraph")
    assert text_of_html(html) == f"Dear {text}\nnext\n\nnew paragraph"
    assert html.count("<p ") == 2
    assert "http" not in html
    assert "src=" not in html.replace("src=x onerror", "").replace("&lt;img src=x", "")


def test_scripts_styles_and_pictures_of_an_answer_are_left_out():
    html = (
        "<html><head><title>t</title><style>p{x:y}</style></head><body><p>Hello&nbsp;Priya,</p>"
        "<div>we pay<br>on   Friday</div><script>steal()</script><img src='https://x.example/t.gif'"
        " alt='beacon'><table><tr><td>INV-1</td></tr><tr><td>INV-2</td></tr></table></body></html>"
    )
    assert text_of_html(html).split("\n") == [
        "Hello Priya,", "", "we pay", "on Friday", "", "INV-1", "INV-2",
    ]  # fmt: skip


@pytest.mark.parametrize("html", ["<p", "<" * 10_000, "<div>" * 50_000, "&#0;&#xD800;", "<!--", ""])
def test_broken_html_is_read_without_a_failure(html):
    assert isinstance(text_of_html(html), str)
