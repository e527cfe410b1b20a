"""`wardstatus init`: from an empty folder to the first tap in ten minutes."""

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import click

from wardstatus import shipped
from wardstatus.access import pairing
from wardstatus.cli.files import read_files
from wardstatus.clock import system_clock

_HEAD = """\
# What every setting means, and its default: config.example.toml in the documentation.

[server]
host = "{host}"
port = {port}
public_url = "{url}"
language = "nb"

[mail]
host = "{mail_host}"
port = {mail_port}
starttls = {starttls}
sender = "{sender}"

[[unit]]
id = "{hospital_id}"
name = "{hospital}"
short = "{hospital_short}"
kind = "hospital"
"""

_WARD = """
[[unit]]
id = "{id}"
name = "{name}"
short = "{short}"
parent = "{parent}"
plan = "start"
order = {order}
"""

_LEADER = """
[[person]]
id = "{id}"
name = "{name}"
phone = "{phone}"
channels = ["mailto:{mail}"]

[[duty]]                               # without days, from and to: always
role = "LED"
unit = "{hospital_id}"
person = "{id}"
"""


_PLAIN = {ord(each): plain for each, plain in zip("æøåöä", ("ae", "o", "a", "o", "a"), strict=True)}


@click.command()
def init() -> None:
    """Ask for units, one leader and mail; write config.toml and a first plan; print a code."""
    config = Path("config.toml")
    if config.exists():
        raise click.ClickException(f"{config.absolute()} is there already; nothing was changed.")
    hospital = click.prompt("The hospital's name")
    wards = _wards()
    text = _settings(hospital, wards) + _leader(identifier(hospital))
    rules = Path("rules")
    rules.mkdir(exist_ok=True)
    if not (rules / "start.toml").exists():
        shutil.copy(shipped.folder("rules") / "start.toml", rules / "start.toml")
    config.write_text(text, encoding="utf-8")
    _first_screen(config, identifier(wards[0]))


def _wards() -> list[str]:
    said: str = click.prompt("The wards, with commas between them")
    wards = [each.strip() for each in said.split(",") if each.strip()]
    ids = [identifier(each) for each in wards]
    if not wards or len(set(ids)) < len(ids) or "" in ids:
        raise click.ClickException("Every ward needs a name of its own, with letters or digits.")
    return wards


def _settings(hospital: str, wards: list[str]) -> str:
    url = click.prompt("The address people will open", default="http://localhost:8000")
    mail_host = click.prompt("The mail server (SMTP)", default="localhost")
    mail_port = click.prompt("Its port", default=587, type=int)
    starttls = click.confirm("Does it use STARTTLS?", default=True)
    sender = click.prompt("The sender's address", default=f"wardstatus@{mail_host}")
    root = identifier(hospital)
    local = "//localhost" in url or "//127." in url
    head = _HEAD.format(
        host="127.0.0.1" if local else "0.0.0.0",
        port=(urlsplit(url).port or 8000) if local else 8000,
        url=quoted(url),
        mail_host=quoted(mail_host),
        mail_port=mail_port,
        starttls="true" if starttls else "false",
        sender=quoted(sender),
        hospital_id=root,
        hospital=quoted(hospital),
        hospital_short=quoted(hospital[:8].strip()),
    )
    return head + "".join(
        _WARD.format(
            id=identifier(ward),
            name=quoted(ward),
            short=quoted(ward[:8].strip()),
            parent=root,
            order=number,
        )
        for number, ward in enumerate(wards, start=1)
    )


def _leader(hospital: str) -> str:
    name = click.prompt("The leader who answers")
    mail = click.prompt("The leader's mail address")
    phone = click.prompt("The leader's telephone number", default="")
    return _LEADER.format(
        id=identifier(name),
        name=quoted(name),
        phone=quoted(phone),
        mail=quoted(mail),
        hospital_id=hospital,
    )


def identifier(name: str) -> str:
    """Return a name as an id: a-z, 0-9 and -."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().translate(_PLAIN)).strip("-")


def quoted(text: str) -> str:
    """Return a text as it stands between the quotes of a TOML string."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _first_screen(config: Path, ward: str) -> None:
    files = read_files(config)
    server = files.settings.server
    code = pairing.print_code(files.database(new=True), ward, False, system_clock())
    click.echo(f"\nWritten: {config.absolute()} and rules/start.toml.")
    click.echo("Now start the server:   wardstatus serve")
    click.echo(f"On the ward's screen open {server.public_url}/pair and type {code}")
    click.echo("The code holds for ten minutes; `wardstatus screen pair` prints another.")
