"""What a run came to, as lines for a terminal and as a page for the documentation."""

from collections.abc import Sequence

from tests.chaos.play import Run

_PAGE = """\
# Killed at random moments

`make chaos` starts the real `wardstatus serve` on a database of its own and ends it with SIGKILL,
again and again, one time in five while it is still starting. All the while six clients tap levels,
needs and items, answer, decide, and send readings over HTTP; each keeps a write, under one
`Idempotency-Key`, until it is acknowledged. A real mail server takes the messages; now and then it
refuses for now, is slow, or takes a mail and hangs up before it says so. Red's limit is four
seconds here, so that chains run all the time.

Afterwards the clients' own lists, the database and the mails are held against one another.

{table}

| what must not be | found |
|---|---|
{faults}

A mail comes again when the server was killed, or the line cut, between the mail server's taking it
and the commit that says so: it has to be sent once more, or it could be lost. Every try carries the
same `Message-ID`, by which a receiver may drop it.

It is the process that is killed here. A power cut, and what else may go wrong, is in
[faults.md](faults.md).

Run on {machine}, beside other work, with

```
{command}
```

The same seed gives the same moods and pauses, not the same run: where a kill hits is up to the
machine. `ROUNDS=1000 make chaos` goes on for longer; a hundred rounds are part of the tests.
"""


def lines(run: Run) -> list[str]:
    """Return the counts and the faults, a line each."""
    counts = [f"{name}: {value}" for name, value in _counts(run)]
    faults = [f"{name}: {len(each)} {each[:3] or ''}" for name, each in run.found.faults.items()]
    return [*counts, *(each.rstrip() for each in faults)]


def page(run: Run, command: str, machine: str) -> str:
    """Return the page of a run."""
    table = ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in _counts(run))]
    faults = [f"| {name} | {len(each)} |" for name, each in run.found.faults.items()]
    return _PAGE.format(
        table="\n".join(table), faults="\n".join(faults), command=command, machine=machine
    )


def _counts(run: Run) -> list[tuple[str, str]]:
    found, moods = run.found, run.moods
    said = (found.acknowledged, found.refused, run.tries)
    return [
        ("seed", f"{run.seed}"),
        ("rounds, each ended by a kill", f"{run.rounds}"),
        ("duration", f"{run.seconds:.0f} s"),
        ("writes acknowledged, refused, tries of both", "{:,}, {:,}, {:,}".format(*said)),
        ("messages accepted, withdrawn in time", f"{found.messages:,}, {found.withdrawn:,}"),
        ("mails received", f"{found.mails:,}"),
        ("of these again, under an equal Message-ID", f"{found.repeats:,}"),
        (
            "the mail server refused, was slow, hung up",
            "{refused}, {slow}, {dropped}".format(**moods),
        ),
        ("start until it answers, median and longest", _spread(run.restarts)),
        ("tracebacks in the server's log", f"{run.faults}"),
    ]


def _spread(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    return f"{ordered[len(ordered) // 2]:.1f} s, {ordered[-1]:.1f} s"
