#!/bin/bash
# A database that is not UTF-8 is refused, in words that say so. Prints TAP.
set -euo pipefail

database="citygov_encoding_$$"
trap 'dropdb --if-exists "$database"' EXIT

number=0
failed=0
echo 1..2
for encoding in EUC_CN SQL_ASCII; do
	number=$((number + 1))
	createdb -T template0 -E "$encoding" --locale=C "$database"
	message=$(psql -X -q -d "$database" -c 'CREATE EXTENSION citygov CASCADE' 2>&1 || true)
	dropdb "$database"
	if grep -q 'ERROR:  citygov needs a database with encoding UTF8' <<<"$message"; then
		echo "ok $number - $encoding"
	else
		echo "not ok $number - $encoding"
		echo "$message" | while IFS= read -r line; do echo "# $line"; done
		failed=1
	fi
done
exit $failed
