"""A reader of e-mails written from RFC 2045 to 2047 for the tests, without Python's own."""

from __future__ import annotations

import base64
import quopri
import re

ENCODED = re.compile(r"=\?utf-8\?([bq])\?([^?]*)\?=", re.IGNORECASE)


def head_and_body(raw: bytes) -> tuple[list[tuple[str, str]], bytes]:
    head, _, body = raw.partition(b"\r\n\r\n")
    unfolded = re.sub(rb"\r\n(?=[ \t])", b"", head).decode("ascii")
    fields = [line.partition(":") for line in unfolded.split("\r\n")]
    return [(name, words(value.strip())) for name, _, value in fields], body


def words(value: str) -> str:
    joined = re.sub(r"(?<=\?=)\s+(?==\?)", "", value)

    def word(found: re.Match[str]) -> str:
        kind, text = found[1].lower(), found[2]
        if kind == "b":
            return base64.b64decode(text).decode()
        return quopri.decodestring(text.replace("_", " ").encode()).decode()

    return ENCODED.sub(word, joined)


def parts(raw: bytes) -> list[tuple[dict[str, str], bytes]]:
    """Return the leaves of an e-mail in order: their fields, and their contents decoded."""
    fields = dict(head_and_body(raw)[0])
    body = head_and_body(raw)[1]
    boundary = re.search(r'boundary="([^"]+)"', fields.get("Content-Type", ""))
    if boundary is None:
        return [(fields, _decoded(fields, body))]
    pieces = body.split(b"--" + boundary[1].encode())
    assert pieces[-1].strip() == b"--", "the last part is not closed"
    return [leaf for piece in pieces[1:-1] for leaf in parts(piece[2:])]


def _decoded(fields: dict[str, str], body: bytes) -> bytes:
    way = fields.get("Content-Transfer-Encoding", "7bit")
    if way == "base64":
        return base64.b64decode(body)
    return quopri.decodestring(body) if way == "quoted-printable" else body
