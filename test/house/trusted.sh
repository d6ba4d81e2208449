#!/bin/bash
# Where a superuser has installed PostGIS, whoever owns the database may create
# the extension (trusted = true).  What they have put in its way beforehand runs
# neither while it is created nor when somebody else uses it.  TAP.
set -euo pipefail
. "$(dirname "$0")/include/tap.sh"

database="citygov_trusted_$$"
owner="citygov_owner_$$"
trap 'dropdb --if-exists "$database"; dropuser --if-exists "$owner"' EXIT

run() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$database" "$@" 2>&1; }
as_owner() { run -c "SET SESSION AUTHORIZATION \"$owner\"" "$@"; }

createuser --no-superuser --no-createdb --no-createrole "$owner"
createdb -T template0 -E UTF8 -O "$owner" "$database"
run -c 'CREATE SCHEMA postgis' -c 'CREATE EXTENSION postgis SCHEMA postgis' -c 'GRANT USAGE ON SCHEMA postgis TO public'

# each of these tells on which rights it ran
as_owner -f - <<-'END'
	CREATE SCHEMA gov;
	CREATE TABLE gov.trace (who name, what text);
	GRANT ALL ON gov.trace TO public;
	CREATE FUNCTION gov.tell(what text) RETURNS void LANGUAGE plpgsql AS $$
	BEGIN INSERT INTO gov.trace VALUES (current_user, what); END $$;
	CREATE FUNCTION gov.st_buffer(anyelement, float8) RETURNS anyelement LANGUAGE plpgsql AS $$
	BEGIN PERFORM gov.tell('st_buffer'); RETURN $1; END $$;
	CREATE FUNCTION gov.st_difference(anyelement, anyelement) RETURNS anyelement LANGUAGE plpgsql AS $$
	BEGIN PERFORM gov.tell('st_difference'); RETURN $1; END $$;
	CREATE FUNCTION gov.getdatabaseencoding() RETURNS name LANGUAGE plpgsql AS $$
	BEGIN PERFORM gov.tell('getdatabaseencoding'); RETURN 'UTF8'; END $$;
	CREATE FUNCTION gov.not_equal(name, text) RETURNS bool LANGUAGE plpgsql AS $$
	BEGIN PERFORM gov.tell('<>'); RETURN false; END $$;
	CREATE OPERATOR gov.<> (LEFTARG = name, RIGHTARG = text, FUNCTION = gov.not_equal);
	CREATE FUNCTION gov.same(anyelement, anyelement) RETURNS bool LANGUAGE plpgsql AS $$
	BEGIN PERFORM gov.tell('='); RETURN true; END $$;
	CREATE OPERATOR gov.= (LEFTARG = anyelement, RIGHTARG = anyelement, FUNCTION = gov.same);
END

ok "$(as_owner -c "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")" "f" \
	"the owner of the database is no superuser"
ok "$(as_owner -c 'CREATE EXTENSION citygov SCHEMA gov')" "" "and creates the extension"
ok "$(run -c "
	SELECT count(*) FROM pg_depend AS d JOIN pg_proc AS p ON p.oid = objid
	WHERE d.refclassid = 'pg_extension'::regclass AND d.classid = 'pg_proc'::regclass AND deptype = 'e'
		AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citygov')
		AND pg_get_userbyid(proowner) = '$owner'")" "0" \
	"but owns none of its functions"
ok "$(as_owner -c "
	CREATE OR REPLACE FUNCTION gov.met_rate(gov.target_summary) RETURNS float8 LANGUAGE sql RETURN 1" | head -n 1)" \
	"ERROR:  must be owner of function met_rate" "and cannot replace one"

# a superuser uses what was created, with nothing on the path and with all
use="
	SELECT gov.uncovered(gov.service_area_agg(postgis.st_point(0, 0), 10),
		postgis.st_makeenvelope(-20, -20, 20, 20)) IS NOT NULL,
		gov.covered(gov.service_area_agg(postgis.st_point(0, 0), 10)) IS NOT NULL,
		gov.met_rate(gov.target_agg(1, '>= 1')), (gov.target_agg(1, '>= 1')::jsonb ->> 'met_count')
	"
ok "$(run -c "SET search_path = ''" -c "$use")" "t|t|1|1" "the functions work for a superuser"
ok "$(run -c "SET search_path = gov, postgis" -c "$use")" "t|t|1|1" "on any search path"
ok "$(run -c 'SELECT * FROM gov.trace')" "" "and nothing that the owner has put in the way ran"
ok "$(as_owner -c 'DROP EXTENSION citygov CASCADE')" "" "the owner drops it again"
done_testing
