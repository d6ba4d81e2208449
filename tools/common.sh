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

mkdir -p build/log 2>/dev/null || true
[ -w build/log ] || die "cannot write to $ROOT/build; if another user made it: sudo make distclean"

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
