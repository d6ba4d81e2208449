#!/bin/bash
# Each word of the table has a sentence in words.sql. Prints TAP.
set -euo pipefail
here="$(dirname "$0")"
. "$here/../house/include/tap.sh"
table="$here/../../src/reading/words.c"

missing=
count=0
while IFS= read -r word; do
	count=$((count + 1))
	grep -qF -- "$word" "$here/words.sql" || missing+="$word "
done < <(grep -o '{"[^"\\]*", ROLE_' "$table" | sed 's/^{"//; s/", ROLE_$//')
ok "$missing" "" "every word of the table has a sentence"
ok "$((count > 900))" 1 "the table was found ($count words)"
done_testing
