"""`wardstatus init`: from an empty folder to the first tap in ten minutes."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import click

from wardstatus import shipped
from wardstatus.access import pairing
from wardstatus.cli.asking import asked, mail, named, yes
from wardstatus.cli.files import read_files
from wardstatus.cli.naming import identifier, quoted, shorts
from wardstatus.cli.speech import of_terminal, speak
from wardstatus.clock import system_clock
from wardstatus.settings.addresses import is_base
from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate
from wardstatus.texts.words import Words
from wardstatus.toml.kinds import LANGUAGES

_HEAD = """\
# {comment}

[server]
host = "{host}"
port = {port}
public_url = "{url}"
language = "{language}"

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

[[duty]]                               # {always}
role = "LED"
unit = "{hospital_id}"
person = "{id}"
"""


@click.command()
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="Of the house, and of the questions: the terminal's, if left out.",
)
def init(language: str | None) -> None:
    """Ask for units, one leader and mail; write config.toml and a first plan; print a code."""
    language = language or of_terminal()
    _, config = speak(language), Path("config.toml")
    if config.exists():
        said = _("{file} is there already; nothing was changed. Move it away to begin anew.")
        raise click.ClickException(said.format(file=config.absolute()))
    hospital = asked(_("The hospital's name"), named(_))
    wards = _wards(_, hospital)
    text = _settings(_, language, hospital, wards) + _leader(_, identifier(hospital))
    rules = Path("rules")
    rules.mkdir(exist_ok=True)
    if not (rules / "start.toml").exists():
        shutil.copy(shipped.folder("rules") / "start.toml", rules / "start.toml")
    config.write_text(text, encoding="utf-8")
    _first_screen(_, config, identifier(wards[0]))


def _wards(_: Words, hospital: str) -> list[str]:
    wrong = _("Every ward needs a name of its own, with letters or digits.")

    def check(said: str) -> str:
        ids = [identifier(each) for each in (hospital, *_split(said))]
        good = len(ids) > 1 and "" not in ids and len(set(ids)) == len(ids)
        return "" if good else wrong

    return _split(asked(_("The wards, with commas between them"), check))


def _split(said: str) -> list[str]:
    return [each.strip() for each in said.split(",") if each.strip()]


def _settings(_: Words, language: str, hospital: str, wards: list[str]) -> str:
    address = _("Write http:// or https://, a name, and at most a port.")
    url = asked(
        _("The address people will open"),
        lambda said: "" if is_base(said) else address,
        "http://localhost:8000",
    )
    mail_host: str = click.prompt(_("The mail server (SMTP)"), default="localhost")
    mail_port = click.prompt(_("Its port"), default=587, type=click.IntRange(1, 65535))
    starttls = yes(_, _("Does it use STARTTLS?"))
    sender = asked(_("The sender's address"), mail(_), f"wardstatus@{mail_host}")
    root, (short, *others) = identifier(hospital), list(shorts([hospital, *wards]))
    outside = url.startswith("http:") and "//localhost" not in url and "//127." not in url
    head = _HEAD.format(
        comment=_("What every setting means, and its default: config.example.toml in the docs."),
        host="0.0.0.0" if outside else "127.0.0.1",
        port=8000 if url.startswith("https:") else urlsplit(url).port or 8000,
        url=quoted(url),
        language=language,
        mail_host=quoted(mail_host),
        mail_port=mail_port,
        starttls="true" if starttls else "false",
        sender=quoted(sender),
        hospital_id=root,
        hospital=quoted(hospital),
        hospital_short=quoted(short),
    )
    named = zip(wards, others, strict=True)
    return head + "".join(
        _WARD.format(
            id=identifier(ward), name=quoted(ward), short=quoted(tile), parent=root, order=number
        )
        for number, (ward, tile) in enumerate(named, start=1)
    )


def _leader(_: Words, hospital: str) -> str:
    name = asked(_("The leader who answers"), named(_))
    address = asked(_("The leader's mail address"), mail(_))
    phone = click.prompt(_("The leader's telephone number"), default="", show_default=False)
    return _LEADER.format(
        id=identifier(name),
        name=quoted(name),
        phone=quoted(phone),
        mail=quoted(address),
        hospital_id=hospital,
        always=_("without days, from and to: always"),
    )


def _first_screen(_: Words, config: Path, ward: str) -> None:
    files = read_files(config)
    server = files.settings.server
    migrate(server.database)
    code = pairing.print_code(open_engine(server.database), ward, False, system_clock())
    plan = server.rules / "start.toml"
    click.echo()
    click.echo(_("Written: {config} and {plan}.", config=config.absolute(), plan=plan))
    click.echo(_("Start the server: {command}", command="wardstatus serve"))
    where = f"{server.public_url.rstrip('/')}/pair"
    click.echo(_("On the ward's screen open {address} and type {code}", address=where, code=code))
    again = f"wardstatus screen pair --unit {ward}"
    click.echo(_("The code holds for ten minutes; {command} prints another.", command=again))
