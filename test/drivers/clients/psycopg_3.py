"""Every view of the example, and a parameter, through psycopg 3: its rows as
text and as binary, which must be the same."""
import datetime
import pathlib

import psycopg

PLAIN = (float, int, str, bool, datetime.date, datetime.datetime, type(None))

connection = psycopg.connect("")
views = [row[0] for row in connection.execute(pathlib.Path("views.sql").read_text())]
for view in views:
    read = {}
    for binary in (False, True):
        cursor = connection.cursor(binary=binary)
        read[binary] = cursor.execute(f"SELECT * FROM {view}").fetchall()
    geometry = connection.execute("SELECT 'geometry'::regtype::oid").fetchone()[0]
    places = [i for i, column in enumerate(cursor.description) if column.type_code != geometry]
    for text, binary in zip(read[False], read[True]):
        for i in places:
            if not isinstance(binary[i], PLAIN) or text[i] != binary[i]:
                print(f"{view}.{cursor.description[i].name} is {text[i]!r} or {binary[i]!r}")
print(f"read {len(views)} views")

for binary in (False, True):
    cursor = connection.cursor(binary=binary)
    # of a type of ours a binary cursor gives its bytes
    cursor.execute("INSERT INTO goal VALUES ('psycopg', %s) RETURNING target, target::text", (">= 95 %",))
    target, written = cursor.fetchone()
    assert isinstance(target, bytes if binary else str), target
print(f"wrote {written}")
connection.commit()
