"""`python -m wardstatus` is the command `wardstatus`."""

from wardstatus.cli import main

main()
