"""A password goes to a second server only if it is of the same provider."""

import pytest

from collector_desktop.domain.mail_hosts import are_of_one_provider

ONE = [
    ("smtp.gmail.com", "imap.gmail.com"),
    ("smtp.mail.yahoo.com", "imap.mail.yahoo.com"),
    ("smtp.web.de", "imap.web.de"),
    ("securesmtp.t-online.de", "secureimap.t-online.de"),
    ("smtppro.zoho.eu", "imappro.zoho.eu"),
    ("smtps.aruba.it", "imaps.aruba.it"),
    ("smtpauths.bluewin.ch", "imaps.bluewin.ch"),
    ("mail.acme.co.uk", "IMAP.Acme.co.uk."),
    ("ssl0.ovh.net", "ssl0.ovh.net"),
    ("localhost", "localhost"),
    ("out-1.acme.example", "mail2.acme.example"),
]
STRANGERS = [
    ("smtp.gmail.com", "imap.gmail.com.evil.example"),
    ("smtp.gmail.com", "imap.gmai1.com"),
    ("smtp.gmail.com", "evil.gmail.com"),
    ("smtp.gmail.com", "imap.evil.smtp.gmail.com"),
    ("acme.co.uk", "evil.co.uk"),
    ("acme.duckdns.org", "imap.duckdns.org"),
    ("smtp.example", "imap.example"),
    ("gmail.com", "com"),
    ("smtp.gmail.com", ""),
    ("", "imap.evil.example"),
    ("", ""),
]


@pytest.mark.parametrize(("sends", "reads"), ONE)
def test_servers_of_one_provider_are_known_by_their_domain(sends, reads):
    assert are_of_one_provider(sends, reads)
    assert are_of_one_provider(reads, sends)


@pytest.mark.parametrize(("sends", "reads"), STRANGERS)
def test_a_neighbour_and_a_name_that_looks_like_it_are_strangers(sends, reads):
    assert not are_of_one_provider(sends, reads)
    assert not are_of_one_provider(reads, sends)
