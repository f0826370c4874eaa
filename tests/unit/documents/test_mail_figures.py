"""The figures of an e-mail stand below each other: each line and the total end at one edge."""

import re

from collector_desktop.documents.mail_content import MailContent
from collector_desktop.documents.mail_html import mail_html


def test_the_total_ends_where_the_figures_above_it_do(letter):
    html = mail_html(MailContent("A subject", letter.body, "en-GB", "Registered in England"))
    table = re.search(r"<table width.*?</table>", html, re.DOTALL)[0]
    ends = [
        re.search(r"padding:\d+px (\d+)px", line.rsplit("<t", 1)[1])[1]
        for line in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    ]
    assert len(ends) > 2
    assert len(set(ends)) == 1
