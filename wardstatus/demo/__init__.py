"""An invented hospital, alive: its month, its night, and what goes on afterwards."""
