"""A ward capacity board that runs a hospital's high activity plan."""

__version__ = "0.1.0"
