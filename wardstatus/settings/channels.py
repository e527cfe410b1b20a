"""Whether the ways to people are there, and whether templates and secrets can be sent."""

import json
import re
from collections.abc import Iterator, Mapping

from wardstatus.settings import gaps, sentences, signing
from wardstatus.settings.forms import HttpChannel
from wardstatus.toml import walk
from wardstatus.toml.problems import Path, Problem, choose
from wardstatus.toml.source import Source

_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_ANY = dict.fromkeys(gaps.GAPS, "x")


def problems(source: Source) -> Iterator[Problem]:
    """Yield the channels of persons that nobody carries: a webhook must be there, the rest warn."""
    known = list(walk.table(source.tables, ("channel",)))
    for path, person in walk.rows(source.tables, ("person",)):
        for place, channel in walk.texts((*path, "channels"), person.get("channels")):
            scheme, _, name = channel.partition(":")
            if scheme == "webhook" and name not in known:
                said = sentences.UNKNOWN_CHANNEL.format(given=name, choice=choose(name, known))
                yield source.problem(place, said)
            elif scheme == "sms" and "sms" not in known:
                yield source.warning(place, sentences.NO_SMS)
            elif scheme == "apprise":
                yield source.warning(place, sentences.NO_APPRISE)


def template_problems(source: Source, channels: Mapping[str, HttpChannel]) -> Iterator[Problem]:
    """Yield what no request could be made of; `channels` have their secrets."""
    for name, form in channels.items():
        path: Path = ("channel", name)
        for place, template in _templates(path, form):
            for gap in gaps.unknown(template):
                said = sentences.UNKNOWN_GAP.format(given=gap, choice=choose(gap, gaps.GAPS))
                yield source.problem(place, said)
        yield from _headers(source, path, form)
        yield from _body(source, path, form)
        yield from _secret(source, path, form)


def _templates(path: Path, form: HttpChannel) -> Iterator[tuple[Path, str]]:
    yield (*path, "url"), form.url
    yield (*path, "body"), form.body
    for name, value in form.headers.items():
        yield (*path, "headers", name), value


def _headers(source: Source, path: Path, form: HttpChannel) -> Iterator[Problem]:
    for name, value in form.headers.items():
        if not _HEADER.fullmatch(name) or re.search(r"[\x00-\x1f\x7f]", value):
            said = sentences.NOT_A_HEADER.format(given=name)
            yield source.problem((*path, "headers", name), said, key=True)


def _body(source: Source, path: Path, form: HttpChannel) -> Iterator[Problem]:
    if not form.body or not gaps.is_json(gaps.content_type(form.headers, form.body)):
        return
    try:
        json.loads(gaps.fill(form.body, _ANY, gaps.in_json))
    except (ValueError, RecursionError):
        yield source.problem((*path, "body"), sentences.NOT_JSON)


def _secret(source: Source, path: Path, form: HttpChannel) -> Iterator[Problem]:
    if not signing.signs(form.secret):
        return
    try:
        signing.keys(form.secret)
    except ValueError:
        place = "secret" if source.at((*path, "secret")) else "secret_file"
        yield source.problem((*path, place), sentences.NOT_A_SIGNING_SECRET)
