"""Every `…_file` names a file with one secret; it is read once, at the start."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from wardstatus.settings import sentences
from wardstatus.settings.forms import Mail, SettingsForm
from wardstatus.settings.http_form import SECRETS, HttpChannel
from wardstatus.toml import walk
from wardstatus.toml.problems import Path as Place
from wardstatus.toml.problems import Problem
from wardstatus.toml.source import Source


def problems(source: Source, folder: Path) -> Iterator[Problem]:
    """Yield the files of secrets that cannot be read."""
    channels = walk.table(source.tables, ("channel",))
    places: list[Place] = [("mail", "password_file")]
    places += [("channel", name, file) for name in channels for _, file in SECRETS]
    for place in places:
        file = source.at(place)
        if not isinstance(file, str):
            continue
        try:
            _secret(folder / file)
        except (OSError, ValueError) as fault:
            reason = (getattr(fault, "strerror", None) or "it is no text").lower()
            said = sentences.SECRET_UNREAD.format(file=folder / file, reason=reason)
            yield source.problem(place, said)


def with_secrets(form: SettingsForm) -> tuple[Mail, Mapping[str, HttpChannel]]:
    """Return mail and channels with their secrets; what is said outright wins over a file."""
    mail = form.mail
    if mail.password_file and not mail.password:
        mail = mail.model_copy(update={"password": _secret(mail.password_file)})
    channels = {
        name: channel.model_copy(update=dict(_read(channel)))
        for name, channel in form.channel.items()
    }
    return mail, channels


def _read(channel: HttpChannel) -> Iterator[tuple[str, str]]:
    for key, file in SECRETS:
        path: Path | None = getattr(channel, file)
        if path and not getattr(channel, key):
            yield key, _secret(path)


def _secret(file: Path) -> str:
    return file.read_text().strip()
