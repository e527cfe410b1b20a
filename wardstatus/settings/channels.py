"""Whether the ways to people are there, and whether templates and secrets can be sent."""

import json
import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec

from wardstatus.settings import gaps, sentences, signing
from wardstatus.settings.http_form import SECRETS, HttpChannel
from wardstatus.toml import walk
from wardstatus.toml.problems import Path, Problem, choose
from wardstatus.toml.source import Source

SHORTEST_SECRET = 16
"""Characters a secret has at least by which what comes in is proved."""

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
            elif scheme == "mailto" and not _has_mail(source):
                yield source.warning(place, sentences.NO_MAIL)
            elif scheme == "sms" and "sms" not in known:
                yield source.warning(place, sentences.NO_SMS)
            elif scheme == "apprise" and find_spec("apprise") is None:
                yield source.warning(place, sentences.NO_APPRISE)


def _has_mail(source: Source) -> bool:
    return bool(walk.table(source.tables, ("mail",)).get("host"))


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
        yield from _incoming(source, path, form)


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
    for key, file in SECRETS:
        said = str(getattr(form, key))
        if not signing.signs(said):
            continue
        try:
            signing.keys(said)
        except ValueError:
            place = key if source.at((*path, key)) else file
            yield source.problem((*path, place), sentences.NOT_A_SIGNING_SECRET)


def _incoming(source: Source, path: Path, form: HttpChannel) -> Iterator[Problem]:
    """Nothing comes in unproved, and what comes in has to say what it is about."""
    wanted = [key for key in ("report_ref", "report_key", "answer_text") if getattr(form, key)]
    if wanted and len(form.incoming_secret) < SHORTEST_SECRET:
        place = "incoming_secret" if source.at((*path, "incoming_secret")) else wanted[0]
        yield source.problem((*path, place), sentences.NO_INCOMING_SECRET)
    if bool(form.answer_text) != bool(form.answer_from):
        there, missing = ("answer_text", "answer_from")
        if form.answer_from:
            there, missing = missing, there
        said = sentences.NOTHING_TO_FIND.format(missing=missing)
        yield source.problem((*path, there), said)
