-- What all rooms of the example stand on: areas, plans, and the units that the
-- plans make responsible.

\ir settings.sql

CREATE SCHEMA :"schema";

COMMENT ON SCHEMA :"schema" IS
    'Example of citygov: the city management plans of five Shanghai districts';


CREATE TABLE area (
    code        text PRIMARY KEY,
    level       text NOT NULL,
    name        text NOT NULL,
    parent_code text REFERENCES area,
    UNIQUE (parent_code, name),
    CHECK ((level = 'district' AND code ~ '^[0-9]{6}$' AND parent_code IS NULL)
        OR (level = 'street' AND code ~ '^[0-9]{9}$'
            AND parent_code IS NOT DISTINCT FROM left(code, 6)))
);

COMMENT ON TABLE area IS
    'Administrative areas: districts, and the streets and towns below them';
COMMENT ON COLUMN area.code IS
    'National division code: 6 digits for a district, 9 for a street or town';
COMMENT ON COLUMN area.level IS
    'district, or street: a street, a town or what ranks with them';
COMMENT ON COLUMN area.name IS 'Official name';
COMMENT ON COLUMN area.parent_code IS
    'The area that this one belongs to; NULL for a district';


CREATE TABLE plan (
    plan_id       int PRIMARY KEY,
    district_code text NOT NULL REFERENCES area,
    district      text NOT NULL,
    district_en   text NOT NULL,
    title         text NOT NULL,
    starts_on     date NOT NULL,
    ends_on       date NOT NULL,
    UNIQUE (district_code, starts_on),
    CHECK (starts_on <= ends_on)
);

COMMENT ON TABLE plan IS 'District plans, one row a plan';
COMMENT ON COLUMN plan.plan_id IS 'Number of the plan';
COMMENT ON COLUMN plan.district_code IS 'The district that the plan is for';
COMMENT ON COLUMN plan.district IS 'Short name of the district, in Chinese';
COMMENT ON COLUMN plan.district_en IS 'Short name of the district, in English';
COMMENT ON COLUMN plan.title IS
    'Title of the plan; 草案: a draft published for comment';
COMMENT ON COLUMN plan.starts_on IS 'First day of the plan''s period';
COMMENT ON COLUMN plan.ends_on IS 'Last day of the plan''s period';


CREATE TABLE lead_unit (
    lead_unit_id int PRIMARY KEY,
    plan_id      int NOT NULL REFERENCES plan,
    name         text NOT NULL,
    UNIQUE (plan_id, name)
);

COMMENT ON TABLE lead_unit IS
    'Units that a plan makes responsible: one row a name in a plan';
COMMENT ON COLUMN lead_unit.lead_unit_id IS 'Number of the unit';
COMMENT ON COLUMN lead_unit.plan_id IS 'The plan that names the unit';
COMMENT ON COLUMN lead_unit.name IS 'Name of the unit, as the plan writes it';
