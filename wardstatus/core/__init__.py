"""What wardstatus decides: no input or output, no clock, no framework."""
