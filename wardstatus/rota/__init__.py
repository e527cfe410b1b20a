"""Calendars of duty: fetched, read into spans of the coming weeks, kept as a last good copy."""
