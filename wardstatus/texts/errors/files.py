"""What is wrong in a file of readings."""

from collections.abc import Mapping

from wardstatus.texts.words import marked

SENTENCES: Mapping[str, str] = {
    "file_unread": marked("The file cannot be read: {reason}."),
    "file_empty": marked(
        "The file is empty. Its first line names the columns: time, unit and indicators."
    ),
    "file_no_rows": marked("There is no reading below the first line."),
    "file_not_utf8": marked("A letter of this line is not UTF-8. Save the file as CSV UTF-8."),
    "file_line_too_long": marked("The line is longer than {most} bytes."),
    "file_quote": marked("A quotation mark is not closed on this line."),
    "file_no_column": marked(
        "There is no column {missing}. The first line names time, unit and the plan's "
        "indicators, or time, unit, indicator and value."
    ),
    "file_column_twice": marked("The column {given} stands twice."),
    "file_computed": marked(
        "The plan computes {given} ({kind}). Give what it is computed from, not the column itself."
    ),
    "file_cells": marked("The row has {given} cells, the first line {wanted}."),
    "file_cut": marked(
        "The file ends in the middle of this row: {given} cells, the first line has {wanted}."
    ),
    "file_not_a_time": marked('"{given}" is not a time. Write it like 2026-11-21T14:32:00+01:00.'),
    "file_no_offset": marked(
        '"{given}" does not say its time zone. Write it like 2026-11-21T14:32:00+01:00.'
    ),
    "file_before": marked("{at} comes before the row above, {last}. Sort the rows by time."),
    "file_twice": marked("{unit} has a row for this time already, in line {first}."),
    "file_no_unit": marked("The row does not say its unit."),
    "file_unit_unknown": marked("There is no unit {unit} in the configuration. It has {known}."),
    "file_unit_without_plan": marked("{unit} has no plan, so nothing can be made of its numbers."),
    "file_not_a_number": marked('"{given}" is not a number.'),
    "file_not_taps": marked(
        '"{given}" is not a number of taps. Write a whole number from 0 to {most}.'
    ),
    "file_plan_unused": marked(
        "No unit of the configuration has the plan {plan}. They have {known}."
    ),
    "file_no_plan": marked("No plan knows any of {given}; {plan}, for one, wants {wanted}."),
    "sweep_form": marked(
        '"{given}" is no sweep. Write it like red.when.0.at_or_above=90:110:2 (from, to, step).'
    ),
    "sweep_too_many": marked("{given} values are too many to try; at most {most} are."),
    "sweep_no_place": marked("The plan has no number at {place}."),
}
