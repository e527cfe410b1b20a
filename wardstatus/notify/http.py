"""A message as a request to somebody's own service: an SMS gateway, a pager, a webhook."""

import json
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.parse import quote

from wardstatus.clock import Clock
from wardstatus.notify import signing
from wardstatus.notify.channel import (
    Channel,
    Delivered,
    Delivery,
    FailedForGood,
    FailedForNow,
    Parcel,
)
from wardstatus.notify.exchange import Answer, Outgoing, Request, exchange
from wardstatus.notify.guard import InnerAddressError
from wardstatus.settings import gaps
from wardstatus.settings.http_form import HttpChannel
from wardstatus.settings.signing import keys, signs

LONGEST_WAIT = timedelta(seconds=60)
"""No service makes a message wait longer, whatever it asks for."""

_LATER = frozenset({408, 425, 429})
_LONGEST_REF = 200
_BODY = (
    '{"type": "message", "data": {"key": "{key}", "to": "{to}", "person": "{person}", '
    '"subject": "{subject}", "text": "{text}"}}'
)


class Http:
    """A channel that fills a template and sends it; the answer says what became of it."""

    def __init__(self, form: HttpChannel, outgoing: Outgoing, clock: Clock) -> None:
        self._form = form
        proxy = outgoing.proxy if form.proxy else ""
        self._outgoing = replace(outgoing, proxy=proxy, inner=form.inner)
        self._clock = clock
        self._keys = keys(form.secret) if signs(form.secret) else ()

    def send(self, parcel: Parcel) -> Delivery:
        """Try once: 2xx takes it; 408, 425, 429, 5xx, silence fail for now; the rest for good."""
        try:
            answer = exchange(self._request(parcel), self._outgoing)
        except ssl.SSLCertVerificationError as error:
            return FailedForGood(reason=_one_line(f"certificate: {error.verify_message}"))
        except InnerAddressError:
            return FailedForGood(reason="an inner address")
        except (OSError, HTTPException) as error:
            return FailedForNow(reason=_one_line(error) or type(error).__name__)
        except ValueError:
            # An address or a header that no request can have; its text may hold a secret.
            return FailedForGood(reason="request")
        return self._judged(answer)

    def _request(self, parcel: Parcel) -> Request:
        form, values = self._form, _values(parcel, self._form.secret)
        template = form.body or (_BODY if form.method != "GET" else "")
        content = gaps.content_type(form.headers, template)
        body = gaps.fill(template, values, gaps.escaping(content)).encode()
        headers = {"Idempotency-Key": quote(parcel.key, safe=":"), "Content-Type": content}
        if not template:
            del headers["Content-Type"]
        if self._keys:
            headers |= signing.headers(self._keys, parcel.key, body, self._clock())
        said = {
            name: gaps.fill(value, values, gaps.in_header) for name, value in form.headers.items()
        }
        return Request(
            method=form.method,
            url=gaps.fill(form.url, values, gaps.in_url),
            headers=_over(headers, said),
            body=body if template else None,
        )

    def _judged(self, answer: Answer) -> Delivery:
        reason = _one_line(f"{answer.status} {answer.phrase}")
        if 200 <= answer.status < 300:
            return self._taken(answer)
        if answer.status in _LATER or answer.status >= 500:
            asked = _retry_after(answer.headers["Retry-After"], self._clock())
            return FailedForNow(reason=reason, retry_after=asked)
        return FailedForGood(reason=reason)

    def _taken(self, answer: Answer) -> Delivery:
        wanted = self._form.answer_matches
        if not wanted or re.search(wanted, answer.body.decode(errors="replace")):
            return Delivered(ref=self._ref(answer)[:_LONGEST_REF])
        if not answer.whole:
            return FailedForNow(reason="the answer was cut short")
        return FailedForGood(reason=f"{answer.status}, but the answer says otherwise")

    def _ref(self, answer: Answer) -> str:
        if self._form.ref_header:
            return _one_line(answer.headers[self._form.ref_header] or "")
        return _one_line(_found(answer.body, self._form.ref_json)) if self._form.ref_json else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The channel `webhook:`, of which there are several, by name."""

    channels: Mapping[str, Channel]

    def send(self, parcel: Parcel) -> Delivery:
        """Send by the channel that the address names."""
        channel = self.channels.get(parcel.address)
        return channel.send(parcel) if channel else FailedForGood(reason="no such channel")


def _values(parcel: Parcel, secret: str) -> dict[str, str]:
    to = parcel.address.replace(" ", "")
    return {
        "to": to,
        "digits": to.removeprefix("+"),
        "text": parcel.letter.text,
        "subject": parcel.letter.subject,
        "key": parcel.key,
        "person": parcel.person,
        "phone": parcel.phone.replace(" ", ""),
        "secret": secret,
    }


def _over(ours: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """Return our headers with the configured ones over them, whatever their capitals."""
    names = {name.lower() for name in said}
    kept = {name: value for name, value in ours.items() if name.lower() not in names}
    return kept | dict(said)


def _retry_after(said: str | None, now: datetime) -> timedelta | None:
    if said is None:
        return None
    try:
        wait = timedelta(seconds=int(said)) if said.strip().isdecimal() else _until(said, now)
    except (ValueError, OverflowError):
        return None
    return min(max(wait, timedelta(0)), LONGEST_WAIT)


def _until(said: str, now: datetime) -> timedelta:
    at = parsedate_to_datetime(said)
    return (at if at.tzinfo else at.replace(tzinfo=now.tzinfo)) - now


def _found(body: bytes, path: str) -> str:
    """Return what stands at `messages.0.id` of a JSON text; "" if nothing does."""
    try:
        here = json.loads(body)
        for step in path.split("."):
            here = here[int(step)] if isinstance(here, list) else here[step]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return ""
    return str(here) if isinstance(here, str | int) else ""


def _one_line(said: object) -> str:
    return " ".join(str(said).split())[:200]
