"""The channels that a configuration describes."""

from wardstatus.clock import Clock
from wardstatus.notify.channel import Channel, Road
from wardstatus.notify.email import Email, MailServer
from wardstatus.notify.everything import Everything
from wardstatus.notify.exchange import Outgoing
from wardstatus.notify.http import Http, Named
from wardstatus.settings import Settings
from wardstatus.settings.http_form import HttpChannel
from wardstatus.settings.trust import trusted

SMS = "sms"
"""The channel of this name carries every `sms:`."""


def channels(settings: Settings, clock: Clock) -> dict[str, Channel]:
    """Return the channels by kind: what stands before the colon of a person's channel."""
    outgoing = Outgoing(tls=trusted(settings), proxy=settings.server.outgoing_proxy)
    named = {name: Http(form, outgoing, clock) for name, form in settings.channels.items()}
    found: dict[str, Channel] = {"webhook": Named(channels=named), "apprise": Everything()}
    if SMS in named:
        found["sms"] = named[SMS]
    if settings.mail.host:
        found["mailto"] = _mail(settings)
    return found


def roads(settings: Settings) -> dict[str, Road]:
    """Return by carrier what messages carry for whoever answers them."""
    found = {name: _road(form) for name, form in settings.channels.items()}
    sms = {"sms": found[SMS]} if SMS in found else {}
    return sms | {f"webhook:{name}": road for name, road in found.items()}


def _road(form: HttpChannel) -> Road:
    return Road(link=form.link, code=form.code, answers=bool(form.answer_text))


def _mail(settings: Settings) -> Channel:
    mail = settings.mail
    server = MailServer(
        host=mail.host,
        port=mail.port,
        sender=mail.sender,
        starttls=mail.starttls,
        user=mail.user,
        password=mail.password,
        tls=trusted(settings),
    )
    return Email(server)
