# The private copy of PostgreSQL, the build of the extension in it, and clusters
# that only we know. Sourced, not run.
# shellcheck shell=bash
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# PostgreSQL refuses to run as root: then the server, and only the server, is
# run by an unprivileged user.
if [ "$(id -u)" = 0 ]; then
	if id -u postgres >/dev/null 2>&1; then SERVER_USER=postgres; else SERVER_USER=nobody; fi
else
	SERVER_USER=$(id -un)
fi

as_server() {
	if [ "$(id -u)" = 0 ]; then
		as_user "$SERVER_USER" "$@"
	else
		"$@"
	fi
}

# Where the private server lives: build/, or a folder under /var/tmp, which
# build/home names, when make cannot spell the path of the clone or the
# server's user may not enter it.
choose_home() {
	local why=
	if ! [[ $ROOT =~ ^[A-Za-z0-9/._+,@-]+$ ]]; then
		why="the path of this clone holds characters that make cannot spell"
	elif ! as_server test -x "$ROOT/build"; then
		why="the user $SERVER_USER may not enter this folder"
	fi
	if [ -z "$why" ]; then
		HOME_DIR=$ROOT/build
		return
	fi
	if [ -f build/home ]; then
		HOME_DIR=$(cat build/home)
		[[ $HOME_DIR == /var/tmp/citygov.* && -d $HOME_DIR && ! -L $HOME_DIR && -O $HOME_DIR ]] && return
	fi
	HOME_DIR=$(mktemp -d /var/tmp/citygov.XXXXXX)
	chmod 755 "$HOME_DIR"
	echo "$HOME_DIR" >build/home
	say "The private server goes to $HOME_DIR: $why"
}

# Copies Debian's PostgreSQL, which is relocatable, to HOME_DIR/$1; again when a
# package it came from changed. Sets PG, BIN and PG_CONFIG.
private_copy() {
	local libdir stamp
	PG=$HOME_DIR/$1
	BIN=$PG$PGSYSTEM
	PG_CONFIG=$BIN/pg_config
	stamp=$(dpkg-query -W -f='${Package} ${Version} ${db:Status-Status}\n' "postgresql-$PGMAJOR*" 2>/dev/null |
		grep ' installed$')
	if [ "$stamp" != "$(cat "$PG/stamp" 2>/dev/null)" ]; then
		say "Copying PostgreSQL to $PG"
		rm -rf "$PG.new" "$PG.old"
		mkdir -p "$PG.new/usr/lib/postgresql" "$PG.new/usr/share/postgresql" "$PG.new/usr/include"
		libdir=$("$PGSYSTEM/pg_config" --libdir)
		mkdir -p "$PG.new$libdir"
		cp -a "/usr/lib/postgresql/$PGMAJOR" "$PG.new/usr/lib/postgresql/"
		cp -a "/usr/share/postgresql/$PGMAJOR" "$PG.new/usr/share/postgresql/"
		ln -s /usr/include/postgresql "$PG.new/usr/include/postgresql"
		echo "$stamp" >"$PG.new/stamp"
		if [ -e "$PG" ]; then mv "$PG" "$PG.old"; fi
		mv "$PG.new" "$PG"
		rm -rf "$PG.old"
	fi
}

# Copies the sources to HOME_DIR/$1 and builds them there, so that our objects
# never mix with those of a plain `make`, nor sanitized ones with others.
#   build_extension FOLDER [make argument...]
build_extension() {
	local obj=$HOME_DIR/$1 flags file
	shift
	flags=(-f Makefile DEV=1 with_llvm=no "PG_CONFIG=$PG_CONFIG" "$@")
	mkdir -p "$obj"
	# what changed the flags or the server's headers changed every object
	if [ "${flags[*]} $(cat "$PG/stamp")" != "$(cat "$obj/flags" 2>/dev/null)" ]; then
		rm -rf "${obj:?}"/*
		echo "${flags[*]} $(cat "$PG/stamp")" >"$obj/flags"
	fi
	if [ -d "$obj/upgrade" ]; then
		(cd "$obj" && find src upgrade -name '*.[ch]' -o -name '*.sql') | while IFS= read -r file; do
			[ -e "$file" ] || rm -f "$obj/$file" "$obj/${file%.c}.o" "$obj"/*.so "$obj"/*--*.sql
		done
	fi
	tar -cf - --exclude='*.o' --exclude='*.bc' Makefile citygov.control src upgrade | tar -xf - -C "$obj" --no-same-owner
	if ! make -q -C "$obj" "${flags[@]}" all >/dev/null 2>&1; then
		say "Building citygov in $obj"
		if ! make -j"$(nproc)" -C "$obj" "${flags[@]}" all >build/log/build.log 2>&1; then
			grep -E '(error|warning|note):|\*\*\*|^ +[0-9]* \|' build/log/build.log >&2 || tail -n 40 build/log/build.log >&2
			die "the build failed (all of its output: build/log/build.log)"
		fi
	fi
	if [ ! -e "$PG/installed" ] ||
		[ -n "$(find "$obj" -maxdepth 1 -newer "$PG/installed" \( -name '*.so' -o -name '*.sql' -o -name '*.control' \))" ]; then
		say "Installing citygov into $PG"
		logged install make -C "$obj" "${flags[@]}" install
		touch "$PG/installed"
	fi
}

# Everything up to an installed extension, one caller at a time.
#   prepare [COPY OBJECTS make arguments...]
prepare() {
	[ $# -gt 0 ] || set -- pg obj
	choose_home
	exec {lock}>"$HOME_DIR/lock"
	flock "$lock"
	private_copy "$1"
	shift
	build_extension "$@"
	exec {lock}>&-
	export PATH=$BIN:$PATH
}

# Creates the folder $1 with a cluster in it; the lines of standard input are
# added to its settings.
cluster_create() {
	mkdir -p "$1/data"
	touch "$1/server.log"
	chmod 700 "$1/data"
	chmod 600 "$1/server.log"
	if [ "$(id -u)" = 0 ]; then chown "$SERVER_USER:" "$1/data" "$1/server.log"; fi
	as_server "$BIN/initdb" -D "$1/data" -U citygov -A trust --encoding=UTF8 --locale=C.UTF-8 \
		--no-sync --no-instructions >build/log/initdb.log 2>&1 </dev/null ||
		{ cat build/log/initdb.log >&2; die "initdb failed"; }
	{
		echo "listen_addresses = ''"
		echo "unix_socket_permissions = 0700"
		cat
	} | as_server tee -a "$1/data/postgresql.conf" >/dev/null
}

# Starts the cluster in $1 and points PGHOST, PGUSER, PGDATABASE to it; what
# follows is put before pg_ctl (env NAME=value...). The socket has a folder of
# its own under /tmp, because the path of a socket cannot exceed 107 bytes.
cluster_start() {
	local dir=$1 socket
	shift
	socket=$(as_server mktemp -d /tmp/citygov.XXXXXX)
	echo "$socket" >"$dir/socket"
	export PGHOST=$socket PGUSER=citygov PGDATABASE=postgres
	unset PGPORT
	if ! as_server "$@" "$BIN/pg_ctl" -D "$dir/data" -l "$dir/server.log" -o "-k $socket" -w -s start \
		</dev/null >/dev/null 2>&1; then
		tail -n 20 "$dir/server.log" >&2
		die "the private server did not start"
	fi
}

# Stops the cluster in $1, if it runs. After a reboot the number in its pid file
# may be that of any process, another cluster's too: pg_ctl does not look.
cluster_stop() {
	local socket pid
	pid=$(as_server head -n 1 "$1/data/postmaster.pid" 2>/dev/null || true)
	if [ -n "$pid" ]; then
		if tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF -- "$1/data"; then
			as_server "$BIN/pg_ctl" -D "$1/data" -m "${2:-fast}" -w -s stop >/dev/null 2>&1 || true
		else
			as_server rm -f "$1/data/postmaster.pid"
		fi
	fi
	socket=$(cat "$1/socket" 2>/dev/null || true)
	if [[ $socket == /tmp/citygov.* && ! -L $socket && $(stat -c %U "$socket" 2>/dev/null) == "$SERVER_USER" ]]; then
		rm -rf "$socket"
	fi
	rm -f "$1/socket"
}

# A cluster for this run only: gone when the script ends, however it ends.
#   cluster_temporary [env NAME=value...] <settings
cluster_temporary() {
	local left pid
	# one that was killed the hard way left its cluster behind
	for left in "$HOME_DIR"/cluster.*; do
		pid=${left##*.}
		if [ -d "$left" ] && ! [ -d "/proc/$pid" ]; then
			cluster_stop "$left" immediate
			rm -rf "$left"
		fi
	done
	CLUSTER=$HOME_DIR/cluster.$$
	trap 'cluster_stop "$CLUSTER" immediate; rm -rf "$CLUSTER"' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
	say "Starting a private server for this run"
	cluster_create "$CLUSTER"
	cluster_start "$CLUSTER" "$@"
}

sql() { psql -XqAt -v ON_ERROR_STOP=1 "$@"; }

# How to start psql in database $1 by hand.
psql_command() {
	printf "%q -h %q -p %s -U citygov %s" "$BIN/psql" "$PGHOST" "${PGPORT:-5432}" "$1"
}
