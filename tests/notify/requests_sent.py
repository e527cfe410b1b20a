"""A message to send over HTTP, and what sends it."""

from dataclasses import replace

from tests.notify.gateway import Gateway, serving
from tests.store.samples import T0
from wardstatus.notify.channel import (
    Delivery,
    Letter,
    Parcel,
)
from wardstatus.notify.exchange import Outgoing
from wardstatus.notify.http import Http
from wardstatus.settings.http_form import HttpChannel

TEXT = 'Kapasitet: "Med 2" RØD \\ fase & 100 % <nå>\nhttps://ward.example.org/k/abc {key} {secret}'
PARCEL = Parcel(
    key="med2.1.1.kari.sms",
    address="+47 900 00 000",
    letter=Letter(subject="Med 2 RØD", text=TEXT),
    person="kari",
    phone="51 51 80 10",
)
FORM = HttpChannel(url="http://127.0.0.1/send", body='{"to": "{to}", "text": "{text}"}')


def channel_at(form: HttpChannel, port: int, scheme: str = "http", **outgoing: object) -> Http:
    url = form.url.replace("http://127.0.0.1", f"{scheme}://127.0.0.1:{port}")
    out = replace(Outgoing(timeout=5), **outgoing)  # type: ignore[arg-type]
    return Http(form.model_copy(update={"url": url}), out, lambda: T0)


def sent(gateway: Gateway, form: HttpChannel = FORM, parcel: Parcel = PARCEL) -> Delivery:
    with serving(gateway) as port:
        return channel_at(form, port).send(parcel)


def form_with(**settings: object) -> HttpChannel:
    return FORM.model_copy(update=settings)
