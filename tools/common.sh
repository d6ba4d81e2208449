# What the scripts beside this file share. Sourced by them, not run.
# shellcheck shell=bash
set -euo pipefail
umask 022

# The caller's own PostgreSQL settings and make flags must not reach ours.
# shellcheck disable=SC2086
wanted_major=${PGMAJOR:-}
unset ${!PG@} MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL COPT PROFILE VPATH
export LC_ALL=C.UTF-8 TZ=UTC

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$ROOT"

say() { printf '==> %s\n' "$*"; }
die() { printf 'citygov: %s\n' "$*" >&2; exit 1; }

# The number behind $2 among what the package $1 depends on, as it is installed
# or as apt would install it:  depends_on postgresql postgresql-  is 15 on Debian
# 12 and 17 on Debian 13. Nothing where neither is known.
depends_on() {
	local depends
	depends=$(dpkg-query -W -f='${Depends}' "$1" 2>/dev/null || true)
	[ "$depends" ] || depends=$(apt-cache show --no-all-versions "$1" 2>/dev/null | sed -n 's/^Depends: //p' || true)
	tr ',|' '\n' <<<"$depends" | sed -n "s/^ *$2\([0-9]\{1,\}\).*/\1/p" | awk 'NR == 1'
}

# Sets PGMAJOR, the version of PostgreSQL to work with: what the caller says, the
# newest that is installed with all that a build on PostGIS needs, or the
# distribution's own. Empty as long as apt has no lists (see tools/packages).
choose_server() {
	local file major
	for file in /usr/lib/postgresql/*/lib/pgxs/src/makefiles/pgxs.mk; do
		major=${file#/usr/lib/postgresql/}
		major=${major%%/*}
		if [ -z "$wanted_major" ] && [ -e "/usr/share/postgresql/$major/extension/postgis.control" ] &&
			((major > ${PGMAJOR:-0})); then
			PGMAJOR=$major
		fi
	done
	PGMAJOR=${wanted_major:-${PGMAJOR:-$(depends_on postgresql postgresql-)}}
	# shellcheck disable=SC2034
	PGSYSTEM=/usr/lib/postgresql/$PGMAJOR/bin
	export PGMAJOR
}

# The version of clang that the server's bitcode is made with, or apt's own.
clang_version() {
	local version
	version=$(depends_on "postgresql-server-dev-$PGMAJOR" clang-)
	echo "${version:-$(depends_on clang clang-)}"
}

# The sources, without anything built, into a folder.
copy_sources() {
	tar -cf - --anchored --exclude=./build --exclude=./.git --exclude='./citygov--*' \
		--no-anchored --exclude='*.o' --exclude='*.bc' --exclude='*.so' . | tar -xf - -C "$1" --no-same-owner
}

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
choose_server

# Installs the packages of a command (see tools/packages). Root is needed for
# nothing else: in the clone of an ordinary user (sudo make demo) the rest is
# done as that user, who could not change root's files later.
#   set_up SET "$@"
set_up() {
	local owner
	tools/packages "$1"
	shift
	choose_server
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
