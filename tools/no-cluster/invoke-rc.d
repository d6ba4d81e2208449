#!/bin/sh
# While tools/packages runs, this stands before invoke-rc.d and
# deb-systemd-invoke in dpkg's PATH: it leaves PostgreSQL's service as it is,
# so that no cluster of this machine is started or stopped on our account; nor
# is Prometheus, of whose package the tests want promtool only.
name=${0##*/}
case " $* " in
*" postgresql "* | *" postgresql.service "* | *" postgresql@"* | *" prometheus "* | *" prometheus.service "*) exit 0 ;;
esac
PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin
exec "$name" "$@"
