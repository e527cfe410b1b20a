"""What is wrong with the database's file, or with a copy of it."""

from collections.abc import Mapping

from wardstatus.texts.words import marked

SENTENCES: Mapping[str, str] = {
    "database_damaged": marked(
        "The database {path} is damaged: {fault}. It was left as it is. Put a copy in its "
        "place with wardstatus restore FILE."
    ),
    "database_read_only": marked(
        "The database {path} cannot be written. Let the server's user write the file and its "
        "folder, or put a copy in its place with wardstatus restore FILE."
    ),
    "database_locked": marked(
        "The database {path} is locked by another program. End that one, then start again."
    ),
    "database_missing": marked(
        "There is no database {path} yet. wardstatus serve makes it, or wardstatus migrate."
    ),
    "database_older": marked(
        "The database {path} is of an older version. wardstatus serve brings it to the present "
        "one, or wardstatus migrate."
    ),
    "database_foreign": marked(
        "{path} is a database, but not one of wardstatus. Name another file."
    ),
    "no_room_for_notes": marked(
        "The disk is full, so notes are not taken. Nothing was saved: send it without the text."
    ),
    "copy_missing": marked(
        "There is no file {path}. Name a copy that wardstatus backup has written."
    ),
    "copy_not_written": marked(
        "The copy {path} could not be written: {fault}. Nothing was changed."
    ),
    "copy_onto_itself": marked("{path} is the database itself. Name another file."),
    "copy_not_sqlite": marked(
        "Only a SQLite database is copied by wardstatus. Use the tools of your database "
        "server, such as pg_dump."
    ),
}
