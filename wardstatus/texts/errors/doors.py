"""Who may come in, and what the server itself cannot do."""

from collections.abc import Mapping

from wardstatus.texts.words import marked

SENTENCES: Mapping[str, str] = {
    "no_identity": marked(
        "Nobody is known to be asking. Pair this screen with a code, or send a token."
    ),
    "screen_not_paired": marked(
        "This screen is not paired. Pair it with a code from whoever runs the board."
    ),
    "token_unknown": marked(
        "The token is not known, or has been revoked. Ask whoever runs the board for a new one."
    ),
    "link_ended": marked("This link no longer works. Open the newest message, or ring the ward."),
    "not_yours": marked("You may not do this for this unit."),
    "read_only_screen": marked("This screen only shows. Use the ward's own screen."),
    "reads_only": marked("This screen or token may only read."),
    "wrong_origin": marked("The request comes from another site and is not taken."),
    "other_site": marked("The request comes from another site and is not taken."),
    "wrong_csrf": marked("The page is too old. Load it again and try once more."),
    "page_too_old": marked("The page is too old. Load it again and try once more."),
    "code_wrong": marked("The code is not right, or too old. Ask for a new one."),
    "sign_in_code_wrong": marked(
        "The code is not right, used, or too old. Type the newest one, or ask for another."
    ),
    "sign_in_off": marked("Nobody signs in here. Answer by the link or the code of a message."),
    "sign_in_first": marked("Sign in first."),
    "sign_in_not_here": marked(
        "This is the screen of {unit}. Sign in on another one, or answer by the message."
    ),
    "message_code_wrong": marked(
        "The code is not right, used, or too old. Use the newest message, or ring the ward."
    ),
    "not_proved": marked(
        "This request does not prove from which channel's service it comes. Look at its secret."
    ),
    "message_unknown": marked("There is no such message. Report it again later."),
    "channel_unknown": marked("This channel takes no answers. Look at answer_text."),
    "nothing_waits": marked("Nothing waits for your answer now. Look at the board, or ring."),
    "too_many_tries": marked("Too many tries. Wait {minutes} minutes and try again."),
    "link_over": marked("This link no longer works. Open the newest message, or ring the ward."),
    "name_taken": marked('"{given}" is already in use. Choose another name.'),
    "not_saved": marked(
        "Nothing was saved: the board cannot write just now. Try again; if it goes on, "
        "ring those it concerns."
    ),
    "not_read": marked(
        "The board cannot be read just now. Try again; if it goes on, ring those it concerns."
    ),
    "server_fault": marked(
        "Something went wrong in the board. Look whether your tap is shown; if not, try "
        "again or ring."
    ),
    "database_taken": marked(
        "The database {path} is in use by process {pid}. Stop that one first."
    ),
    "address_in_use": marked(
        "Port {port} on {host} is taken by another program. End it, or set another port in "
        "config.toml."
    ),
    "address_refused": marked(
        "Port {port} on {host} cannot be listened on: {reason}. Set another host or port in "
        "config.toml."
    ),
    "driver_missing": marked(
        "PostgreSQL needs {name}, which is not installed: pip install wardstatus[postgres]."
    ),
    "database_unreachable": marked(
        "The database {where} does not answer. Look at its address, its sign-in and its server."
    ),
    "target_not_empty": marked(
        "The database to move to holds rows already. Name an empty one; nothing was changed."
    ),
    "log_not_whole": marked(
        "The log is not as it was written, so it was not moved. wardstatus audit verify says where."
    ),
    "units_none": marked("There is no unit yet. Write one in config.toml."),
    "workers_one_file": marked(
        "SQLite is written by one process. Leave out --workers, or keep the board in PostgreSQL."
    ),
    "database_newer": marked(
        "The database is of a newer version ({version}). Install the newer program."
    ),
}
