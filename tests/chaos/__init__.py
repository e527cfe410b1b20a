"""The real server, killed at random moments while people tap; nothing may be lost."""
