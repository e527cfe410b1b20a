"""config.toml to settings; every problem at once."""

from wardstatus.settings.load import load_settings
from wardstatus.settings.rulebook import fitting, rulebook
from wardstatus.settings.values import Settings

__all__ = ["Settings", "fitting", "load_settings", "rulebook"]
