"""What the page says of a year of numbers."""

HEADING = "## Playing a year of numbers"

TEXT = """## Playing a year of numbers

{units} wards, {days} days, a row of two numbers every 15 minutes: `wardstatus backtest` streams
the file through the core that the server decides by, with lists, chains, messages and the red
clock. The numbers are invented: {red:.1f} % of the time in red, {spells:,} red spells,
{changes:,} changes of level. Every line is a process of its own, in seconds of one core ({where});
a row is two numbers, so {numbers:,.0f} numbers a second. Compare the lines with each other, not
with other machines.

{table}

pandas is the plain way of an analyst: the whole file in memory, latches and delays unit by unit
for this one plan; no lists, no messages, no missing numbers. Time in each level, changes and
spells are equal, unit by unit; the run fails if they are not.

{shares}

What a row costs with more units and with more rows before it, in a year without seasons, so that
the shorter files are like the longer; the first day, in which every unit is met, is left out:

{growth}

The work of a row does not grow: on a wave that opens a door at most rows it is 536 calls with 10
units, 526 with 100 and 525 with 1,000 (`tests/backtest/test_work.py` counts them). What it takes
longer is memory that lies further away.

{beneath}

Most rows turn nothing and cost a few comparisons; where one may turn something, or time brings
something, the same door decides as in the server. Measured again by
`python -m benchmarks.backtest --write docs/benchmarks.md` (`pip install ".[bench]"`).
"""
