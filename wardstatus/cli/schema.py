"""`wardstatus schema`: the form of a plan, or of the configuration, for an editor."""

import json

import click

from wardstatus.plans.form import PlanForm
from wardstatus.settings.forms import SettingsForm
from wardstatus.toml.schema import schema as schema_of


@click.command()
@click.option("--config", is_flag=True, help="Of config.toml instead of a plan.")
def schema(config: bool) -> None:
    """Print the JSON Schema of a plan; an editor completes and checks by it."""
    form = SettingsForm if config else PlanForm
    click.echo(json.dumps(schema_of(form), ensure_ascii=False, indent=2))
