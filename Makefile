# citygov: a plain PGXS extension, and below it what its developers use.
# `make help` lists the commands.

# the sources, also when make runs in another folder with VPATH set
HERE := $(or $(VPATH),.)

EXTENSION = citygov
EXTVERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" $(HERE)/citygov.control)
MODULE_big = citygov
PGFILEDESC = "citygov - plans, tasks, grid cells and checkups of a district government"

SOURCES := $(sort $(patsubst $(HERE)/%,%,$(wildcard $(HERE)/src/*.c $(HERE)/src/*/*.c)))
HEADER_FILES := $(wildcard $(HERE)/src/*.h $(HERE)/src/*/*.h)
OBJS = $(SOURCES:.c=.o)

# The install script is these parts, joined in this order: by the version they
# came with, and in a room the type before what uses it. Each version's list is
# also the end of the script that updates to it.
SQL_PARTS_0_1_0 = \
	src/citygov.sql \
	src/target/indicator_target.sql \
	src/target/target_summary.sql \
	src/progress/task_progress.sql \
	src/progress/progress_summary.sql \
	src/rating/grade_scale.sql \
	src/rating/scorecard.sql \
	src/rating/score_sheet.sql \
	src/rating/apportion.sql \
	src/grid/grid_code.sql \
	src/grid/grid_index.sql \
	src/spatial/service_area.sql \
	src/checkup/indicator_matrix.sql \
	src/checkup/matrix_methods.sql
SQL_PARTS_0_2_0 = \
	src/calendar/work_calendar.sql \
	src/cases/duration_summary.sql \
	src/cases/service_case.sql \
	src/cases/case_summary.sql \
	src/alarms/alarm_rule.sql \
	src/alarms/alarm_history.sql \
	src/cadence/cadence.sql \
	src/cadence/cadence_summary.sql \
	src/reading/read_targets.sql \
	src/progress/cost_summary.sql \
	src/network/street_network.sql \
	src/network/walk_area.sql
SQL_PARTS = $(SQL_PARTS_0_1_0) $(SQL_PARTS_0_2_0)

# What is the same for every type stands in a template: in a part, the line
#	@order TYPE by what it is sorted@
# stands for order.sql.in with the two put in; see src/base/template.awk.
SQL_TEMPLATES = $(wildcard $(HERE)/src/base/*.sql.in)

# Pure computation, known by its first include: of PostgreSQL it needs only
# libpgcommon, so the fuzzers link it without a server.
PURE_SOURCES = $(shell cd $(HERE) && grep -l '^.include "base/pure.h"' src/*/*.c)

# Beside the newest version are installed the frozen scripts of earlier ones and
# the scripts between: what a version changed in an old room, written by hand,
# and the parts that came with it.
UPDATE = $(EXTENSION)--0.1.0--0.2.0.sql
DATA = $(patsubst $(HERE)/%,%,$(wildcard $(HERE)/upgrade/$(EXTENSION)--*.sql))
DATA_built = $(EXTENSION)--$(EXTVERSION).sql $(UPDATE)

# every file in sql/ is a test: nobody has to remember to list one
REGRESS := $(sort $(patsubst $(HERE)/sql/%.sql,%,$(wildcard $(HERE)/sql/*.sql)))
REGRESS_OPTS = --encoding=UTF8 --no-locale --load-extension=postgis --load-extension=citygov
# ours is below: it works for root, too, and says what it does not run
NO_INSTALLCHECK = 1

PG_CPPFLAGS = -I$(srcdir)/src
# A fused multiply-add rounds once where the double-double sums count on two
# roundings: with it, their last bits would depend on the machine.
override PG_CFLAGS += -ffp-contract=off

# Our calls are our own functions, whatever other libraries in the server are
# called; and they cost no detour through the linkage table. (override: so that
# what is given on the command line comes on top.)
override SHLIB_LINK += -Wl,-Bsymbolic-functions

# Eigenvalues, for pca_weights. Packagers: depend on a serial LAPACK and BLAS,
# because a backend is a process of one thread (doc/checkup.md, Building).
override SHLIB_LINK += -llapack

# DEV=1, set by the scripts in tools/: our own files are free of warnings. The
# server's headers are not, so they are system headers here.
ifdef DEV
override PG_CFLAGS += -Wall -Wextra -Wshadow -Werror
PG_CPPFLAGS += -isystem $(includedir_server)
endif

EXTRA_CLEAN = build/regress.* build/obj build/obj-sanitize build/fuzz

# On a machine with nothing but git and make the commands of tools/ must work:
# they install what is missing.
PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)

ifneq ($(and $(PGXS),$(wildcard $(PGXS))),)
include $(PGXS)

# the bitcode of JIT builds is compiled with flags of its own
BITCODE_CFLAGS += -ffp-contract=off

ifdef VPATH
# a rule would find the source's folders, by way of VPATH, and make none
$(shell mkdir -p $(sort $(dir $(OBJS))))
endif

# as PostgreSQL compiles the loops that much depends on
src/checkup/uncertainty.o: CFLAGS += $(CFLAGS_VECTORIZE)
src/checkup/matrix.o: CFLAGS += $(CFLAGS_UNROLL_LOOPS)

$(OBJS): $(HEADER_FILES) $(HERE)/Makefile

$(EXTENSION)--$(EXTVERSION).sql: $(SQL_PARTS)
$(UPDATE): upgrade/$(UPDATE:$(EXTENSION)--%=%) $(SQL_PARTS_0_2_0)
$(DATA_built): $(SQL_TEMPLATES) Makefile
	( printf '%s\n' '\echo Loaded by CREATE EXTENSION and ALTER EXTENSION $(EXTENSION). \quit'; \
	  awk -v templates=$(HERE)/src/base -f $(HERE)/src/base/template.awk $(filter %.sql,$^) ) \
	  > $@.tmp && mv $@.tmp $@

.PHONY: installcheck
installcheck:
	@$(HERE)/tools/installcheck $(top_builddir)/src/test/regress/pg_regress --bindir='$(bindir)' \
		$(EXTRA_REGRESS_OPTS) $(REGRESS_OPTS) $(REGRESS)
else
all install uninstall installdirs installcheck:
	@echo "citygov: '$(PG_CONFIG)' finds no PGXS, the build files of PostgreSQL's server." >&2
	@echo "On Debian: apt-get install postgresql-server-dev-15; or say where: make PG_CONFIG=/path/to/pg_config" >&2
	@echo "(make demo and make test install what they need themselves.)" >&2
	@exit 1
clean:
	rm -rf $(OBJS) $(OBJS:.o=.bc) $(EXTENSION).so $(EXTRA_CLEAN)
distclean maintainer-clean: clean
.PHONY: all install uninstall installdirs installcheck clean
endif

# ---- for developers: each command is one script in tools/ ----

.PHONY: help demo report stop psql test test-versions test-faults deb test-deb bench \
	sanitize indent fuzz fuzz-long docs distclean maintainer-clean pristine
help:
	@echo 'make demo       install what is missing, build, start a private server, print the dashboards;'
	@echo '                ROOM=rating: all of a room; PORT=5433: reachable at 127.0.0.1:5433, too'
	@echo 'make report     build/report.html, the dashboards as a page that opens without a network;'
	@echo '                REPORT_MONTH=2025-12 and DISTRICT=嘉定 choose'
	@echo 'make psql       psql in the database of the demo'
	@echo 'make stop       stop the server of the demo'
	@echo 'make test       everything that checks the project, in a server of its own'
	@echo '                make test ROOM=grid: only the tests of a room; sanitize and fuzz know ROOM, too'
	@echo 'make test-versions  the same and a plain build on a bare Debian 13 and sid; as root'
	@echo 'make test-faults    kill -9 under load, a standby and a subscriber'
	@echo 'make deb        the Debian package; make test-deb: its life in a bare Debian, as root'
	@echo 'make sanitize   the same tests with AddressSanitizer and UBSan'
	@echo 'make fuzz       the fuzzers, FUZZ_SECONDS=600 each; make fuzz-long: 10^8 inputs among them'
	@echo 'make bench      the benchmark'
	@echo 'make indent     lay out the C as pgindent does'
	@echo 'make docs       write doc/reference.md from the comments in the catalog'
	@echo 'make clean      remove what was built; make distclean: and the private server'
	@echo 'for packagers:  make && make install && make installcheck PG_CONFIG=/path/to/pg_config'

demo report stop psql test test-versions test-faults deb test-deb bench sanitize indent fuzz fuzz-long docs:
	@tools/$@

distclean maintainer-clean pristine: remove-server
.PHONY: remove-server
remove-server: clean
	@tools/remove

# the value of a variable, for the scripts
show-%:
	@echo $($*)
