# Bare Debians to try things in. Sourced by scripts that run as root, not run.
# shellcheck shell=bash
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ "$(id -u)" = 0 ] || die "this makes chroots, for which it must be root: sudo make $(basename "$0")"
tools/packages versions

# what debootstrap and apt have fetched stays here
home=$ROOT/build/versions
mirror=${MIRROR:-http://deb.debian.org/debian}
mkdir -p "$home/archives/partial"

# The bare system of a suite, made once. (The list of sid may have expired.)
bare() {
	local suite=$1
	[ ! -e "$home/$suite.ready" ] || return 0
	say "Making a bare Debian $suite"
	rm -rf "${home:?}/$suite"
	logged "debootstrap-$suite" debootstrap --variant=minbase --include=make,git,ca-certificates \
		--cache-dir="$home/archives" "$suite" "$home/$suite" "$mirror"
	printf '%s\n' 'Acquire::Check-Valid-Until "false";' 'DPkg::Options {"--force-unsafe-io";};' >"$home/$suite/etc/apt/apt.conf.d/expired"
	# as little as an image of Debian has
	rm -rf "$home/$suite"/var/lib/apt/lists/* "$home/$suite"/var/cache/apt/archives/*.deb
	touch "$home/$suite.ready"
}

# Runs a command of the shell in the clone inside the chroot $1. What it mounts
# and starts is gone when it ends.
inside() {
	local root=$1
	shift
	unshare --mount --pid --fork --kill-child --propagation=private bash -c '
		set -e
		root=$1
		mount -t proc proc "$root/proc"
		mkdir -p "$root/dev/shm"
		mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
		mount --bind "$2" "$root/var/cache/apt/archives"
		exec chroot "$root" env -i HOME=/root TERM=dumb PATH=/usr/sbin:/usr/bin:/sbin:/bin \
			http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" NODE_EXTRA_CA_CERTS=/trusted.crt bash -c "cd /citygov && $3"
	' inside "$root" "$home/archives" "$*" </dev/null
}

# A copy of the bare system $1, with the sources in /citygov; sets root. It is
# removed when the script ends.
fresh() {
	bare "$1"
	root=$home/run.$$
	trap 'rm -rf --one-file-system "$root"' EXIT
	rm -rf --one-file-system "$root"
	cp -a --reflink=auto "$home/$1" "$root"
	mkdir "$root/citygov"
	copy_sources "$root/citygov"
	# in a network that looks into TLS, npm must trust what this machine trusts
	cp /etc/ssl/certs/ca-certificates.crt "$root/trusted.crt"
}
