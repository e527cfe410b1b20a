"""Pages that load nothing from elsewhere: kept as a file, sent on, read without the server."""

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    select_autoescape,
)

from wardstatus import shipped
from wardstatus.texts.words import Words


def rendered(_: Words, room: str, template: str, **values: object) -> str:
    """Return a template of a room (`wardstatus.paper`) as one file of HTML, styles and all.

    The template extends `standalone.html` and puts its own stylesheet into the block `css`.
    """
    environment = Environment(
        loader=ChoiceLoader(
            [
                PackageLoader(room),
                PackageLoader("wardstatus.standalone"),
                PackageLoader("wardstatus.charts"),
                FileSystemLoader(shipped.folder("static")),
            ]
        ),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(_=_, **values)
