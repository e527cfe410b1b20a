"""Real SMTP servers: one that takes mail, ones that refuse, ones that never answer."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult


class Postbox:
    """Takes mail, or says `refuses` after the command it names (`RCPT`, `DATA`)."""

    def __init__(self, command: str = "", refuses: str = "") -> None:
        self.command = command
        self.refuses = refuses
        self.mails: list[EmailMessage] = []
        self.hangs = False

    async def handle_RCPT(self, _: Any, __: Any, envelope: Any, to: str, ___: Any) -> str:
        if self.command == "RCPT":
            return self.refuses
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:
        if self.hangs:
            await asyncio.sleep(3600)
        if self.command == "DATA":
            return self.refuses
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        mail["X-To"] = ",".join(envelope.rcpt_tos)
        self.mails.append(mail)
        return "250 Taken"


class _Server(Controller):
    tls: ssl.SSLContext | None = None

    def factory(self) -> SMTP:
        return SMTP(
            self.handler,
            hostname="post",
            enable_SMTPUTF8=True,
            tls_context=self.tls,
            require_starttls=self.tls is not None,
            auth_required=self.tls is not None,
            authenticator=_known,
        )


def _known(_: Any, __: Any, ___: Any, ____: str, said: Any) -> AuthResult:
    known = (said.login, said.password) == (b"ward", b"secret")
    return AuthResult(success=known, handled=False)


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@contextmanager
def serving(postbox: Postbox, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Yield the port of a server that hands its mail to a postbox."""
    server = _Server(postbox, hostname="127.0.0.1", port=free_port())
    server.tls = tls
    server.start()
    try:
        yield server.port
    finally:
        server.stop()


@contextmanager
def never_answering() -> Iterator[int]:
    """Yield the port of a server that accepts and says nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield server.getsockname()[1]
