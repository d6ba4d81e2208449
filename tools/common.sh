# What the scripts beside this file share. Sourced by them, not run.
# shellcheck shell=bash
set -euo pipefail
umask 022

# The caller's own PostgreSQL settings and make flags must not reach ours.
# shellcheck disable=SC2086
unset ${!PG@} MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL COPT PROFILE VPATH
export LC_ALL=C.UTF-8 TZ=UTC

PGMAJOR=15
# shellcheck disable=SC2034
PGSYSTEM=/usr/lib/postgresql/$PGMAJOR/bin

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$ROOT"

say() { printf '==> %s\n' "$*"; }
die() { printf 'citygov: %s\n' "$*" >&2; exit 1; }

# The value of a variable of the Makefile.
make_variable() { make -s --no-print-directory "show-$1"; }

# The names of the fuzzers, of all or of one room: those that include one of its headers.
fuzzers() {
	local file
	for file in test/fuzz/*_fuzz.c; do
		if [ -z "${1:-}" ] || grep -q "^#include \"$1/" "$file"; then basename "$file" _fuzz.c; fi
	done
}

mkdir -p build/log 2>/dev/null || true
[ -w build/log ] || die "cannot write to $ROOT/build; if another user made it: sudo make distclean"
if [ "$(id -u)" = 0 ]; then chown --reference=. build build/log; fi

# Installs the packages of a command (see tools/packages). Root is needed for
# nothing else: in the clone of an ordinary user (sudo make demo) the rest is
# done as that user, who could not change root's files later.
#   set_up SET "$@"
set_up() {
	local owner
	tools/packages "$1"
	shift
	if [ "$(id -u)" != 0 ]; then return; fi
	owner=$(stat -c %U .)
	if [ "$owner" = root ] || ! as_user "$owner" test -w "$ROOT/build/log" 2>/dev/null; then return; fi
	say "Going on as $owner, the owner of this folder"
	as_user "$owner" "$ROOT/tools/$(basename "$0")" "$@"
	exit
}

# Runs a command as another user, from a folder that everybody may enter.
as_user() {
	local user=$1
	shift
	(cd / && exec setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups \
		env "HOME=$(getent passwd "$user" | cut -d: -f6)" USER="$user" LOGNAME="$user" "$@")
}

# Runs a command quietly; its output is kept, and shown when it fails.
#   logged NAME command...
logged() {
	local log=build/log/$1.log
	shift
	if ! "$@" >"$log" 2>&1 </dev/null; then
		tail -n 40 "$log" >&2
		die "failed: $* (all of its output: $log)"
	fi
}
