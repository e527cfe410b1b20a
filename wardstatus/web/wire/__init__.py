"""Core values as the API says them: JSON, instants that end in Z."""
