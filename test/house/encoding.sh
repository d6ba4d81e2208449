#!/bin/bash
# A database that is not UTF-8 is refused, in words that say so. Prints TAP.
set -euo pipefail
. "$(dirname "$0")/include/tap.sh"

database="citygov_encoding_$$"
trap 'dropdb --if-exists "$database"' EXIT

echo 1..2
for encoding in EUC_CN SQL_ASCII; do
	createdb -T template0 -E "$encoding" --locale=C "$database"
	message=$(psql -X -q -d "$database" -c 'CREATE EXTENSION citygov CASCADE' 2>&1 || true)
	dropdb "$database"
	ok "$(grep -o 'ERROR:  citygov needs a database with encoding UTF8' <<<"$message" || echo "$message")" \
		'ERROR:  citygov needs a database with encoding UTF8' "$encoding"
done
exit $failed
