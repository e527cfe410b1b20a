"""The outbox, emptied: notices become messages, messages leave by channels."""
