"""The screens that listen."""
