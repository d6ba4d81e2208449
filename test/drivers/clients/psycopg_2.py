"""Every view of the example, and a parameter, through psycopg 2."""
import datetime
import pathlib

import psycopg2

PLAIN = (float, int, str, bool, datetime.date, datetime.datetime, type(None))

connection = psycopg2.connect("")
cursor = connection.cursor()
cursor.execute(pathlib.Path("views.sql").read_text())
views = [row[0] for row in cursor.fetchall()]
for view in views:
    cursor.execute(f"SELECT * FROM {view}")
    for row in cursor.fetchall():
        for column, value in zip(cursor.description, row):
            if not isinstance(value, PLAIN):
                print(f"{view}.{column.name} is a {type(value).__name__}")
print(f"read {len(views)} views")

cursor.execute("INSERT INTO goal VALUES ('psycopg2', %s) RETURNING target::text", (">= 95 %",))
print(f"wrote {cursor.fetchone()[0]}")
connection.commit()
