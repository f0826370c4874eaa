"""A company's own mail server is trusted by its authority's certificate, and by no less."""

import os
import ssl

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.integrations.mail.account import Login, Security, Server
from collector_desktop.integrations.mail.authorities import trusting
from collector_desktop.integrations.mail.problems import MailServerError
from collector_desktop.integrations.mail.smtp import SmtpSender
from tests.mail_server import DATA, PASSWORD, Post, mail_server

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1", "::1"]),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]
AUTHORITY = DATA / "authority.pem"
SENDER, TO, CONTENT = "accounts@vale.example", "tom@ouse.example", b"Subject: x\r\n\r\nline\r\n"


def sender(post, way):
    server = Server("localhost", post.port, Security(way), Login("priya", PASSWORD))
    return SmtpSender(server, SENDER, trusting(str(AUTHORITY)))


@pytest.mark.parametrize("way", ["tls", "starttls"])
def test_an_own_authority_makes_an_own_server_trusted(way):
    with mail_server(Post(), way=way) as post, sender(post, way) as smtp:
        smtp.send(CONTENT, TO)
    assert [mail[1] for mail in post.mails] == [[TO]]


@pytest.mark.parametrize(
    ("certificate", "words"), [("elsewhere", "another name"), ("expired", "has expired")]
)
def test_an_own_authority_excuses_no_other_name_and_no_old_certificate(certificate, words):
    with (
        mail_server(Post(), certificate=certificate) as post,
        sender(post, "tls") as smtp,
        pytest.raises(MailServerError, match=words),
    ):
        smtp.send(CONTENT, TO)
    assert post.logins == []


def test_the_system_s_authorities_stay_trusted_beside_it():
    alone = trusting("")
    both = trusting(str(AUTHORITY))
    assert both.cert_store_stats()["x509"] == alone.cert_store_stats()["x509"] + 1
    assert (both.check_hostname, both.verify_mode) == (True, ssl.CERT_REQUIRED)


def test_remarks_and_other_scripts_between_certificates_do_no_harm(tmp_path):
    bundle = tmp_path / "bundle.pem"
    bundle.write_text(f"Käyttö\n{AUTHORITY.read_text()}\n証明書\n", "utf-8")
    assert trusting(str(bundle)).get_ca_certs()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no certificate at all",
        b"\xff\xfe\x00",
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\n\xff\xff\n-----END CERTIFICATE-----\n",
    ],
)
def test_a_file_that_is_no_certificate_is_refused_in_a_sentence(tmp_path, content):
    path = tmp_path / "own.pem"
    path.write_bytes(content)
    with pytest.raises(RefusedError, match=r"own\.pem holds no certificate\.") as told:
        trusting(str(path))
    assert told.value.advice


@pytest.mark.parametrize("name", ["missing.pem", ".", "zero\0byte"])
def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path, name):
    with pytest.raises(RefusedError, match="cannot be read"):
        trusting(str(tmp_path / name))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_keeps_nobody_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RefusedError, match="cannot be read"):
        trusting(str(tmp_path / "pipe"))
