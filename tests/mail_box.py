"""A mailbox on this computer for the tests of reading: IMAP4rev1 as far as a reader needs it.

Written here because no server that can be installed from Python alone speaks it on every system
that the checks run on.
"""

from __future__ import annotations

import re
import socketserver
import threading
from base64 import b64decode
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.mail_server import PASSWORD, certified


@dataclass
class Box:
    """Mails by number, as (internal date, bytes); `said` is every line that a reader sent."""

    mails: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    validity: int = 7
    token: str = ""
    port: int = 0
    said: list[str] = field(default_factory=list)

    def put(self, raw: bytes, at: str = "24-Nov-2026 10:00:00 +0000") -> int:
        uid = max(self.mails, default=0) + 1
        self.mails[uid] = (at, raw)
        return uid


class _Talk(socketserver.StreamRequestHandler):
    def setup(self):
        self.request = certified().wrap_socket(self.request, server_side=True)
        super().setup()

    def handle(self):
        self.say(b"* OK ready")
        for raw in self.rfile:
            line = raw.decode().strip()
            self.box.said.append(line)
            tag, _, rest = line.partition(" ")
            if not self.answer(tag, rest):
                return

    @property
    def box(self):
        return self.server.box

    def say(self, line):
        self.wfile.write(line + b"\r\n")

    def answer(self, tag, rest):
        word = rest.split(" ")[0].upper()
        if word == "CAPABILITY":
            self.say(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2")
        elif word == "AUTHENTICATE" and not self.let_in(rest.split(" ")[1]):
            self.say(tag.encode() + b" NO [AUTHENTICATIONFAILED] wrong")
            return True
        elif word == "EXAMINE" and "INBOX" not in rest:
            self.say(tag.encode() + b" NO no such folder")
            return True
        elif word == "EXAMINE":
            self.say(b"* %d EXISTS" % len(self.box.mails))
            self.say(b"* OK [UIDVALIDITY %d] valid" % self.box.validity)
        elif word == "UID":
            self.uid(rest)
        elif word == "LOGOUT":
            self.say(b"* BYE")
        self.say(tag.encode() + b" OK done")
        return word != "LOGOUT"

    def let_in(self, mechanism):
        self.say(b"+ ")
        said = b64decode(self.rfile.readline()).decode()
        if mechanism == "PLAIN":
            return said.endswith(f"\0{PASSWORD}")
        if said.endswith(f"Bearer {self.box.token}\x01\x01"):
            return True
        self.say(b"+ eyJzdGF0dXMiOiI0MDEifQ==")
        self.rfile.readline()
        return False

    def uid(self, rest):
        first = re.search(r"UID (\d+):\*", rest.removeprefix("UID "))
        if " SEARCH " in f" {rest} ":
            newest = max(self.box.mails, default=0)
            least = min(int(first[1]), newest) if first else 1
            found = [str(uid) for uid in sorted(self.box.mails) if uid >= least]
            self.say(("* SEARCH " + " ".join(found)).encode())
            return
        wanted = [int(uid) for uid in rest.split(" ")[2].split(",")]
        for uid in wanted:
            if uid in self.box.mails:
                self.give(uid, is_head="HEADER" in rest)

    def give(self, uid, *, is_head):
        at, raw = self.box.mails[uid]
        content = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if is_head else raw[:1_000_000]
        part = "BODY[HEADER.FIELDS (FROM)]" if is_head else "BODY[]<0>"
        head = f'* {uid} FETCH (UID {uid} INTERNALDATE "{at}" {part} {{{len(content)}}}'
        self.say(head.encode())
        self.wfile.write(content + b")\r\n")


@contextmanager
def mail_box(box: Box):
    """Run the server of a mailbox."""

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

        def handle_error(self, *_):
            """A reader that trusts nobody hangs up in the middle."""

    with Server(("127.0.0.1", 0), _Talk) as server:
        server.box = box
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join()
