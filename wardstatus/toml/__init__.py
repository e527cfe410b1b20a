"""What people write in TOML: read, placed by line and column, and every problem said."""
