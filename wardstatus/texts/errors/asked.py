"""What is wrong with a request, before anybody decides on it."""

from collections.abc import Mapping

from wardstatus.texts.words import marked

SENTENCES: Mapping[str, str] = {
    "not_readable": marked("The request cannot be read. Look at the page again."),
    "not_json": marked("The body is not JSON (position {position})."),
    "media_type": marked("The body must be sent as application/json."),
    "not_an_object": marked("Here a JSON object with named fields is expected."),
    "body_too_large": marked("The body is too large; at most {limit} bytes are taken."),
    "notice_too_long": marked("It stands for at most {days} days. Choose an earlier end."),
    "missing_field": marked("{field} is missing."),
    "field_missing": marked("{field} is missing."),
    "unknown_field": marked("{field} is not a known field. Allowed: {allowed}."),
    "unknown_field_near": marked("{field} is not a known field. Did you mean {nearest}?"),
    "field_unknown": marked("{field} is not a known field. Did you mean {nearest}?"),
    "not_with": marked("{field} and {other} cannot be given together. Give one of them."),
    "not_one_of": marked('"{given}" is not allowed here. Allowed: {allowed}.'),
    "not_true_or_false": marked("{field} must be true or false."),
    "not_a_whole_number": marked("{field} must be a whole number from 0 up."),
    "not_a_number": marked('"{given}" is not a number.'),
    "not_a_list": marked("{field} must be a list."),
    "not_a_text": marked("{field} must be text."),
    "not_an_instant": marked('"{given}" is not a time. Write it like 2026-11-21T14:32:00+01:00.'),
    "no_offset": marked(
        '"{given}" does not say its time zone. Write it like 2026-11-21T14:32:00+01:00.'
    ),
    "time_naive": marked(
        "The time does not say its time zone. Write it like 2026-11-21T14:32:00+01:00."
    ),
    "time_unreadable": marked("That is not a time. Write it like 14:32."),
    "too_many": marked(
        "{given} at once are too many; at most {limit} are taken. Send them in parts."
    ),
    "too_many_readings": marked(
        "Too many numbers at once; at most {limit} are taken. Send them in parts."
    ),
    "no_values": marked("There is no number in it. Give at least one in values."),
    "text_too_long": marked(
        "The text is too long: {given} characters, at most {limit} are allowed."
    ),
    "text_not_printable": marked("The text holds signs that cannot be shown. Write it anew."),
    "looks_like_identity_number": marked(
        "The text looks as if it holds a national identity number. Nothing about "
        "patients belongs here: remove it."
    ),
    "not_happened_yet": marked("That time has not come yet. Enter what has happened."),
    "too_long_ago": marked("That is more than {days} days ago. Keep the paper instead."),
    "key_used": marked("This Idempotency-Key was used for another request. Use a new one."),
    "other_board": marked("{unit} belongs to another board. Send its numbers by themselves."),
    "page_unknown": marked("There is no such page."),
    "method_not_allowed": marked("That cannot be done with this address."),
}
