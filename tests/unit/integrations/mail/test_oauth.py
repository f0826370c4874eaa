"""A sign-in ends with tokens for this program only, whoever else knocks at its door."""

import base64
import hashlib
import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.integrations.mail.oauth import Client, SignIn, refreshed
from collector_desktop.integrations.mail.problems import MailServerError
from collector_desktop.integrations.mail.providers import GOOGLE, MICROSOFT, provider

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1", "::1"])]


class Authority:
    """A provider: it gives a code for a challenge, and tokens to who knows the verifier."""

    def __init__(self):
        self.challenges, self.asked = {}, []
        self.answer = None

    def authorise(self, url):
        """Do what the browser and the user do; return the address that the browser is sent to."""
        asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))
        self.challenges["c0de"] = asked["code_challenge"]
        assert asked["code_challenge_method"] == "S256"
        told = urllib.parse.urlencode({"code": "c0de", "state": asked["state"]})
        return f"{asked['redirect_uri'].replace('localhost', '127.0.0.1')}/?{told}"

    def token(self, form):
        self.asked.append(form)
        if self.answer is not None:
            return self.answer
        if form["grant_type"] == "refresh_token":
            good = form["refresh_token"] == "r1"  # noqa: S105 - of the tests
            return (200, {"access_token": "a2"}) if good else (400, {"error": "invalid_grant"})
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if self.challenges.get(form["code"]) != proof:
            return 400, {"error": "invalid_grant", "error_description": "wrong proof"}
        return 200, {"access_token": "a1", "refresh_token": "r1", "expires_in": 3600}


@contextmanager
def serving(authority):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers["Content-Length"])
            form = dict(urllib.parse.parse_qsl(self.rfile.read(length).decode()))
            status, answer = authority.token(form)
            raw = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        base = f"http://127.0.0.1:{server.server_port}"
        made = replace(provider(MICROSOFT), token_at=f"{base}/token")
        yield Client(made, "client-1")
        server.shutdown()
        thread.join()


def browse(url):
    """Return the status and words that a browser sees."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own door
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def in_browser(*urls):
    """Open pages one after the other, as a browser beside the program; return what it saw."""
    seen = []

    def run():
        seen.extend(browse(url) for url in urls)

    thread = threading.Thread(target=run)
    thread.start()
    return seen, thread


def test_a_sign_in_brings_tokens_and_tells_the_browser_so():
    authority = Authority()
    with serving(authority) as client:
        sign_in = SignIn(client, "priya@vale.example")
        seen, thread = in_browser(authority.authorise(sign_in.url))
        tokens = sign_in.wait(30)
        thread.join()
    assert (tokens.access, tokens.refresh) == ("a1", "r1")
    assert seen[0][0] == 200
    assert "You are signed in" in seen[0][1]
    assert "a1" not in repr(tokens)


def test_an_answer_that_we_did_not_ask_for_is_turned_away():
    authority = Authority()
    with serving(authority) as client:
        sign_in = SignIn(client)
        good = authority.authorise(sign_in.url)
        forged = good.partition("state=")[0] + "state=guessed"
        bare = good.partition("?")[0]
        seen, thread = in_browser(forged, bare, good)
        assert sign_in.wait(30).access == "a1"
        thread.join()
    assert [status for status, _ in seen] == [400, 400, 200]
    assert len(authority.asked) == 1


def test_a_stolen_code_is_worth_nothing_without_the_proof():
    authority = Authority()
    with serving(authority) as client:
        thief, victim = SignIn(client), SignIn(client)
        authority.authorise(victim.url)
        asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(thief.url).query))
        door = asked["redirect_uri"].replace("localhost", "127.0.0.1")
        url = f"{door}/?code=c0de&state={asked['state']}"
        _, thread = in_browser(url)
        with pytest.raises(MailServerError, match="Sign in again") as refused:
            thief.wait(30)
        thread.join()
        with pytest.raises(RefusedError):
            victim.wait(0)
    assert refused.value.line == "wrong proof"


def test_a_refused_sign_in_says_why():
    authority = Authority()
    with serving(authority) as client:
        sign_in = SignIn(client)
        good = authority.authorise(sign_in.url)
        url = good.replace("code=c0de", "error=access_denied&error_description=You+said+no")
        _, thread = in_browser(url)
        with pytest.raises(RefusedError, match="You said no"):
            sign_in.wait(30)
        thread.join()
    assert authority.asked == []


def test_a_sign_in_can_be_given_up():
    with serving(Authority()) as client:
        with pytest.raises(RefusedError, match="not signed in"):
            SignIn(client).wait(30, lambda: True)
        with pytest.raises(RefusedError, match="not signed in"):
            SignIn(client).wait(0)


def test_a_sign_in_is_renewed_and_the_old_word_stays_good():
    with serving(Authority()) as client:
        tokens = refreshed(client, "r1")
        assert (tokens.access, tokens.refresh) == ("a2", "r1")
        with pytest.raises(MailServerError, match="Your sign-in has ended"):
            refreshed(client, "old")


@pytest.mark.parametrize("answer", [(200, b"<html>"), (500, b""), (200, b"[]"), (200, {})])
def test_an_answer_that_makes_no_sense_is_a_sentence(answer):
    authority = Authority()
    authority.answer = answer
    with serving(authority) as client, pytest.raises(MailServerError):
        refreshed(client, "r1")


def test_tokens_are_asked_for_by_https_only():
    plain = replace(provider(MICROSOFT), token_at="http://login.example/token")  # noqa: S106
    with pytest.raises(RefusedError, match="needs https"):
        refreshed(Client(plain, "client-1"), "r1")


@pytest.mark.parametrize("name", [MICROSOFT, GOOGLE])
def test_what_is_asked_for_is_mail_only_and_the_answer_comes_to_this_computer(name):
    sign_in = SignIn(Client(provider(name), "client-1", "word"))
    asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(sign_in.url).query))
    assert urllib.parse.urlsplit(asked["redirect_uri"]).hostname in {"127.0.0.1", "localhost"}
    assert {urllib.parse.urlsplit(each).hostname for each in asked["scope"].split()} <= {
        "outlook.office.com",
        "mail.google.com",
        None,
    }
    assert "word" not in sign_in.url
    with pytest.raises(RefusedError):
        sign_in.wait(0)
