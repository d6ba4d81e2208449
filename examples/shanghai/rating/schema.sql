-- The rating of Jiading's grid cells: cells, the scorecard as rows, what
-- happened in the cells, and a score sheet of each cell and month.

\ir ../settings.sql

CREATE TABLE grid_cell (
    code        grid_code PRIMARY KEY,
    street_code text NOT NULL REFERENCES area,
    population  int NOT NULL CHECK (population >= 0),
    CHECK (level(code) = 'grid'),
    CHECK (ancestor(code, 'street')::text = street_code)
);

COMMENT ON TABLE grid_cell IS
    'The 355 grid cells of Jiading, under its real streets and towns. SYNTHETIC: the community and sequence numbers of the codes, which street has how many cells, and the population are invented';
COMMENT ON COLUMN grid_cell.code IS
    'Nine real digits of the street or town, then six synthetic ones';
COMMENT ON COLUMN grid_cell.street_code IS 'The street or town of the cell';
COMMENT ON COLUMN grid_cell.population IS
    'Actual population, in persons. SYNTHETIC';


CREATE TABLE rating_dimension (
    position    int PRIMARY KEY,
    dimension   text NOT NULL UNIQUE,
    full_points float8 NOT NULL,
    kind        text NOT NULL
);

COMMENT ON TABLE rating_dimension IS
    'The scorecard of 600 points, one row a dimension. That Jiading rates its cells on 600 points is real; the dimensions are an example';
COMMENT ON COLUMN rating_dimension.position IS 'Place on the scorecard';
COMMENT ON COLUMN rating_dimension.dimension IS 'What is rated';
COMMENT ON COLUMN rating_dimension.full_points IS 'The most points it gives';
COMMENT ON COLUMN rating_dimension.kind IS
    'deduct (starts full), earn (starts at 0) or bonus (as earn, outside the full mark)';


CREATE TABLE rating_rule (
    event   text PRIMARY KEY,
    points  float8,
    veto    bool NOT NULL,
    meaning text NOT NULL
);

COMMENT ON TABLE rating_rule IS
    'How many points an event gives or takes. An example, like the scorecard';
COMMENT ON COLUMN rating_rule.event IS 'Kind of event';
COMMENT ON COLUMN rating_rule.points IS
    'Points of one event: negative are lost; NULL where it changes none';
COMMENT ON COLUMN rating_rule.veto IS 'Whether one such event gives the last grade';
COMMENT ON COLUMN rating_rule.meaning IS 'What it is, in words';


CREATE TABLE rating_grade (
    grade       text PRIMARY KEY,
    coefficient float8 NOT NULL CHECK (coefficient >= 0 AND coefficient < 'infinity')
);

COMMENT ON TABLE rating_grade IS
    'What a grade counts for in the funds. That funds follow the grade on the base of the actual population is real; the coefficients are an example';
COMMENT ON COLUMN rating_grade.grade IS 'Grade of a cell';
COMMENT ON COLUMN rating_grade.coefficient IS
    'Factor on the population of the cell, without unit';


CREATE TABLE grid_event (
    code        grid_code NOT NULL REFERENCES grid_cell,
    happened_on date NOT NULL,
    event       text NOT NULL REFERENCES rating_rule,
    dimension   text NOT NULL REFERENCES rating_dimension (dimension)
);

COMMENT ON TABLE grid_event IS
    'What happened in the cells in 2025, one row an event. SYNTHETIC throughout';
COMMENT ON COLUMN grid_event.code IS 'The cell';
COMMENT ON COLUMN grid_event.happened_on IS 'The day';
COMMENT ON COLUMN grid_event.event IS 'Kind of event';
COMMENT ON COLUMN grid_event.dimension IS 'The dimension it counts in';


CREATE TABLE cell_month (
    code  grid_code NOT NULL REFERENCES grid_cell,
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    sheet score_sheet NOT NULL,
    PRIMARY KEY (code, month)
);

COMMENT ON TABLE cell_month IS
    'A score sheet of each cell and month of 2025, from SYNTHETIC events. rollup(sheet) over the months is the year';
COMMENT ON COLUMN cell_month.code IS 'The cell';
COMMENT ON COLUMN cell_month.month IS 'First day of the month';
COMMENT ON COLUMN cell_month.sheet IS 'What happened in the month, in each dimension';


-- The scale stands here once, beside the scorecard that it grades.
CREATE VIEW cell_year AS
SELECT code, rollup(sheet) AS sheet,
       'A >= 540, B >= 480, C >= 420, D >= 360, E'::grade_scale AS scale
FROM cell_month
GROUP BY code;

COMMENT ON VIEW cell_year IS
    'The score sheet of each cell for 2025, its months rolled up, and the scale that grades it: 600 points and a bonus of 20';

CREATE VIEW cell_funds AS
SELECT c.code, c.street_code, c.population, y.grade, g.coefficient,
       apportion(30000000.00, c.population * g.coefficient) OVER (ORDER BY c.code)::numeric(14, 2) AS yuan
FROM grid_cell AS c
JOIN (SELECT code, grade(sheet, scale) AS grade FROM cell_year) AS y ON y.code = c.code
-- a grade without a coefficient gets nothing, but is seen
LEFT JOIN rating_grade AS g ON g.grade = y.grade;

COMMENT ON VIEW cell_funds IS
    '30,000,000.00 yuan (an example) among the cells of Jiading by actual population (SYNTHETIC) times the coefficient of the grade, to the fen. Money is numeric: the shares add up to the amount';
