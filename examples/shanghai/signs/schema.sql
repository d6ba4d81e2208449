-- Vital signs: what is measured all the time, when it is an alarm, and the days
-- of it that are kept.

\ir ../settings.sql

CREATE TABLE sign (
    sign_id    int PRIMARY KEY,
    name       text NOT NULL UNIQUE,
    name_en    text NOT NULL UNIQUE,
    unit       text NOT NULL,
    rule       alarm_rule NOT NULL,
    valid_from float8 NOT NULL,
    valid_to   float8 NOT NULL,
    every      interval NOT NULL CHECK (every > '0'),
    weight     float8 NOT NULL CHECK (weight > 0),
    CHECK (valid_from < valid_to)
);

COMMENT ON TABLE sign IS 'Vital signs: one row a sign';
COMMENT ON COLUMN sign.sign_id IS 'Number of the sign';
COMMENT ON COLUMN sign.name IS 'Name, in Chinese';
COMMENT ON COLUMN sign.name_en IS 'Name, in English';
COMMENT ON COLUMN sign.unit IS 'Unit of its values';
COMMENT ON COLUMN sign.rule IS 'Its levels, 红 (red), 橙 (orange) and 黄 (yellow), and when they are raised and cleared';
COMMENT ON COLUMN sign.valid_from IS 'The smallest value that the sensor can have measured';
COMMENT ON COLUMN sign.valid_to IS 'The largest value that the sensor can have measured';
COMMENT ON COLUMN sign.every IS 'How long it is from one sample to the next';
COMMENT ON COLUMN sign.weight IS 'What the sign counts in the overall level';


CREATE TABLE sign_sample (
    sign_id int NOT NULL REFERENCES sign ON DELETE CASCADE,
    at      timestamptz NOT NULL CHECK (isfinite(at)),
    value   float8 CHECK (value > '-infinity' AND value < 'infinity'),
    source  text NOT NULL DEFAULT 'measured'
            CHECK (source IN ('measured', 'synthetic')),
    PRIMARY KEY (sign_id, at)
);

COMMENT ON TABLE sign_sample IS 'What was measured: one row a sign and instant';
COMMENT ON COLUMN sign_sample.sign_id IS 'The sign';
COMMENT ON COLUMN sign_sample.at IS 'The instant';
COMMENT ON COLUMN sign_sample.value IS 'The value in the unit of the sign; NULL: the sensor reported a fault';
COMMENT ON COLUMN sign_sample.source IS 'measured, or synthetic: invented for this example';


CREATE TABLE sign_day (
    sign_id int NOT NULL REFERENCES sign ON DELETE CASCADE,
    day     date NOT NULL,
    history alarm_history NOT NULL,
    PRIMARY KEY (sign_id, day)
);

COMMENT ON TABLE sign_day IS
    'What is kept of the samples: one history a sign and day (in UTC), of values that the sensor can have measured. After that the samples can go';
COMMENT ON COLUMN sign_day.sign_id IS 'The sign';
COMMENT ON COLUMN sign_day.day IS 'The day';
COMMENT ON COLUMN sign_day.history IS 'The day''s samples, compacted';


CREATE TABLE sign_delivery (
    sign_id      int NOT NULL REFERENCES sign ON DELETE CASCADE,
    for_day      date NOT NULL,
    delivered_on date NOT NULL CHECK (isfinite(delivered_on)),
    source       text NOT NULL DEFAULT 'reported'
                 CHECK (source IN ('reported', 'synthetic')),
    PRIMARY KEY (sign_id, for_day)
);

COMMENT ON TABLE sign_delivery IS 'The daily files of samples that the owners of the sensors deliver';
COMMENT ON COLUMN sign_delivery.sign_id IS 'The sign';
COMMENT ON COLUMN sign_delivery.for_day IS 'The day that the file is of';
COMMENT ON COLUMN sign_delivery.delivered_on IS 'The day that it came in';
COMMENT ON COLUMN sign_delivery.source IS 'reported, or synthetic: invented for this example';


-- Now, for this example: the end of the last day.
CREATE VIEW sign_history AS
SELECT s.sign_id, rollup(d.history) AS history, timestamptz '2026-01-30 00:00:00Z' AS as_of
FROM sign s
JOIN sign_day d ON d.sign_id = s.sign_id
GROUP BY s.sign_id;

COMMENT ON VIEW sign_history IS 'All days of each sign as one history, and the instant it is looked at';
