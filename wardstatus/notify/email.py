"""Mail over SMTP."""

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from wardstatus.clock import elapsed
from wardstatus.notify.channel import Delivered, Delivery, FailedForGood, FailedForNow, Parcel

_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+")
_SHORTEST = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where mail is handed in; `timeout` is for the whole try, in seconds."""

    host: str
    port: int
    sender: str
    starttls: bool = True
    user: str = ""
    password: str = ""
    timeout: float = 10.0
    tls: ssl.SSLContext | None = None
    """Whom to trust; None: whom the system trusts."""


class Email:
    """The channel `mailto:`."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    def send(self, parcel: Parcel) -> Delivery:
        """Hand one mail in; 4xx and silence fail for now, 5xx for good."""
        if not _ADDRESS.fullmatch(parcel.address):
            return FailedForGood(reason="address")
        mail = _mail(parcel, self._server.sender)
        try:
            with self._session() as (smtp, hurry):
                hurry()
                smtp.send_message(mail)
        except smtplib.SMTPRecipientsRefused as refused:
            return _refused(*next(iter(refused.recipients.values())))
        except smtplib.SMTPResponseException as refused:
            return _refused(refused.smtp_code, refused.smtp_error)
        except (smtplib.SMTPNotSupportedError, ssl.SSLError) as error:
            return FailedForGood(reason=_one_line(error))
        except (OSError, smtplib.SMTPException) as error:
            return FailedForNow(reason=_one_line(error) or type(error).__name__)
        return Delivered(ref=str(mail["Message-ID"]))

    @contextmanager
    def _session(self) -> Iterator[tuple[smtplib.SMTP, Callable[[], None]]]:
        server = self._server
        ends = elapsed() + server.timeout
        smtp = smtplib.SMTP(server.host, server.port, timeout=server.timeout)

        def hurry() -> None:
            # Each answer may take what is left of the whole, not the whole again.
            if smtp.sock is not None:
                smtp.sock.settimeout(max(ends - elapsed(), _SHORTEST))

        try:
            _greet(smtp, server, hurry)
            yield smtp, hurry
        finally:
            smtp.close()


def _greet(smtp: smtplib.SMTP, server: MailServer, hurry: Callable[[], None]) -> None:
    hurry()
    smtp.ehlo_or_helo_if_needed()
    if server.starttls:
        hurry()
        smtp.starttls(context=server.tls or ssl.create_default_context())
        hurry()
        smtp.ehlo()
    if server.user:
        hurry()
        smtp.login(server.user, server.password)


def _mail(parcel: Parcel, sender: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = _one_line(parcel.letter.subject)
    mail["From"] = sender
    mail["To"] = parcel.address
    mail["Message-ID"] = message_id(parcel.key, sender)
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(parcel.letter.text)
    return mail


def message_id(key: str, sender: str) -> str:
    """Return the Message-ID of a message: its key, with signs a header cannot hold escaped."""
    quoted = re.sub(r"[^A-Za-z0-9._-]", lambda sign: f"={ord(sign.group()):X}=", key)
    domain = sender.rpartition("@")[2].strip("<> \t\r\n") or "wardstatus"
    return f"<{quoted}@{domain}>"


def _refused(code: int, said: bytes | str) -> Delivery:
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    reason = _one_line(f"{code} {words}")
    return FailedForGood(reason=reason) if code >= 500 else FailedForNow(reason=reason)


def _one_line(said: object) -> str:
    return " ".join(str(said).split())[:200]
