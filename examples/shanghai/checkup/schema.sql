-- The yearly city checkup: what is measured at which level, and the results.

\ir ../settings.sql

-- The areas of the plans and, which they have none of, the city above them and
-- communities below.
CREATE TABLE checkup_area (
    code        text PRIMARY KEY,
    level       text NOT NULL,
    name        text NOT NULL,
    parent_code text REFERENCES checkup_area,
    features    text[] NOT NULL DEFAULT '{}' CHECK (features <@ '{urban,rural,rail}'),
    source      text NOT NULL CHECK (source IN ('reported', 'synthetic')),
    UNIQUE (code, level),
    UNIQUE (parent_code, name),
    CHECK ((level = 'city' AND parent_code IS NULL)
        OR (level IN ('district', 'street', 'community') AND parent_code IS NOT NULL))
);

COMMENT ON TABLE checkup_area IS
    'Where the checkup measures: the city, its districts, their streets and towns, and communities';
COMMENT ON COLUMN checkup_area.code IS
    'National division code: 6 digits for a city or district, 9 for a street or town, 12 for a community';
COMMENT ON COLUMN checkup_area.level IS
    'city, district, street (street, town or what ranks with them) or community (residential community or village)';
COMMENT ON COLUMN checkup_area.name IS 'Name; official, unless synthetic';
COMMENT ON COLUMN checkup_area.parent_code IS
    'The area that this one belongs to; NULL for the city';
COMMENT ON COLUMN checkup_area.features IS
    'What the area has that an indicator can need: urban (housing estates), rural (villages), rail (a station). Kept for streets, towns and communities';
COMMENT ON COLUMN checkup_area.source IS 'reported: it is real; or synthetic: invented';


CREATE TABLE checkup_indicator (
    checkup_indicator_id int PRIMARY KEY,
    level        text NOT NULL CHECK (level IN ('city', 'district', 'street', 'community')),
    needs        text CHECK (needs IN ('urban', 'rural', 'rail')),
    dimension    text NOT NULL,
    indicator_id int NOT NULL REFERENCES indicator,
    name         text NOT NULL UNIQUE,
    unit         text NOT NULL,
    standard     indicator_target NOT NULL,
    direction    int NOT NULL CHECK (direction IN (1, -1)),
    weight       float8 NOT NULL DEFAULT 1,
    UNIQUE (checkup_indicator_id, level),
    CHECK (unit = unit(standard)),
    -- NaN sorts above infinity
    CHECK (weight >= 0 AND weight < 'infinity')
);

COMMENT ON TABLE checkup_indicator IS
    'What the checkup measures: one row an indicator';
COMMENT ON COLUMN checkup_indicator.checkup_indicator_id IS 'Number of the indicator in the checkup';
COMMENT ON COLUMN checkup_indicator.level IS
    'The areas that are measured: city, district, street (street or town) or community';
COMMENT ON COLUMN checkup_indicator.needs IS
    'What an area must have for the indicator to apply, one of checkup_area.features; NULL: it applies to every area of its level';
COMMENT ON COLUMN checkup_indicator.dimension IS
    'One of the eight dimensions of the national checkup in its editions of 2020 to 2022, for example 安全韧性, safety and resilience. That of 2023 goes by housing, community, block and city instead';
COMMENT ON COLUMN checkup_indicator.indicator_id IS
    'The indicator of a district plan that name, unit and standard are taken from';
COMMENT ON COLUMN checkup_indicator.name IS 'What is measured';
COMMENT ON COLUMN checkup_indicator.unit IS 'Unit of the standard and of the results';
COMMENT ON COLUMN checkup_indicator.standard IS 'The acceptable values: the target of the plan';
COMMENT ON COLUMN checkup_indicator.direction IS '1: more is better; -1: less is better';
COMMENT ON COLUMN checkup_indicator.weight IS
    'Weight in the index, at least 0, without unit. This example''s own choice, not the plans''';


CREATE TABLE checkup_applies (
    checkup_indicator_id int NOT NULL,
    area_code text NOT NULL,
    level     text NOT NULL,
    PRIMARY KEY (checkup_indicator_id, area_code),
    -- an indicator of streets applies to streets
    FOREIGN KEY (checkup_indicator_id, level) REFERENCES checkup_indicator (checkup_indicator_id, level),
    FOREIGN KEY (area_code, level) REFERENCES checkup_area (code, level)
);

COMMENT ON TABLE checkup_applies IS
    'Which indicator applies to which area. Only what applies can have a result, so what does not is never judged, no problem and not missing; what applies and has no result, or NULL, is "no data"';
COMMENT ON COLUMN checkup_applies.checkup_indicator_id IS 'The indicator';
COMMENT ON COLUMN checkup_applies.area_code IS 'An area of the indicator''s level that has what the indicator needs';
COMMENT ON COLUMN checkup_applies.level IS 'Level of the area, which is that of the indicator';


CREATE TABLE checkup_result (
    checkup_indicator_id int NOT NULL,
    area_code text NOT NULL,
    year      int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    value     float8 CHECK (value > '-infinity' AND value < 'infinity'),
    source    text NOT NULL CHECK (source IN ('reported', 'synthetic')),
    PRIMARY KEY (checkup_indicator_id, area_code, year),
    FOREIGN KEY (checkup_indicator_id, area_code) REFERENCES checkup_applies
);

COMMENT ON TABLE checkup_result IS 'Yearly results: one row an indicator, area and year';
COMMENT ON COLUMN checkup_result.checkup_indicator_id IS 'What was measured';
COMMENT ON COLUMN checkup_result.area_code IS 'Where';
COMMENT ON COLUMN checkup_result.year IS 'Year of the checkup';
COMMENT ON COLUMN checkup_result.value IS 'The result, in the unit of the indicator; NULL: no data';
COMMENT ON COLUMN checkup_result.source IS 'reported, or synthetic: invented';


CREATE TABLE checkup_measure (
    checkup_indicator_id int NOT NULL,
    area_code text NOT NULL,
    year      int NOT NULL,
    measure   text NOT NULL,
    progress  task_progress NOT NULL,
    done_on   date,
    source    text NOT NULL CHECK (source IN ('reported', 'synthetic')),
    PRIMARY KEY (checkup_indicator_id, area_code, year),
    FOREIGN KEY (checkup_indicator_id, area_code, year) REFERENCES checkup_result
);

COMMENT ON TABLE checkup_measure IS 'What is done about a result that fails its standard';
COMMENT ON COLUMN checkup_measure.checkup_indicator_id IS 'The indicator that failed';
COMMENT ON COLUMN checkup_measure.area_code IS 'Where it failed';
COMMENT ON COLUMN checkup_measure.year IS 'Year of the checkup that found it';
COMMENT ON COLUMN checkup_measure.measure IS 'What is to be done';
COMMENT ON COLUMN checkup_measure.progress IS 'Done or not, and by when: 0/1 or 1/1 with a due date';
COMMENT ON COLUMN checkup_measure.done_on IS 'When it was done; NULL: not yet';
COMMENT ON COLUMN checkup_measure.source IS 'reported, or synthetic: invented';
