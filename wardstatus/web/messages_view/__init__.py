"""The delivery log: every message with every try, in words."""
