-- The days of the notices, the calendar made of them, and what of the plan the
-- cases are judged by; the deadlines and weights are examples.

\ir ../settings.sql

\copy holiday_notice FROM 'cases/data/cn_holidays.csv' WITH (FORMAT csv, HEADER match)

INSERT INTO office_calendar (name, calendar)
SELECT 'offices',
       work_calendar_agg('Mon-Fri 09:00-12:00 13:30-17:30; since 2019-01-01; until 2026-12-31',
                         day, kind = 'on')
FROM holiday_notice;

INSERT INTO case_kind (kind, position, name, indicator_id, respond_days, handle_days)
SELECT v.kind, v.position, v.name, i.indicator_id, v.respond_days, v.handle_days
FROM (VALUES ('hotline', 1, '12345热线', '12345热线工单化解率', 1, 5),
             ('petition', 2, '信访投诉', '信访投诉化解率', 3, 15),
             ('hazard', 3, '户外广告安全隐患', '安全隐患户外广告整治完成率', 2, 20))
    AS v(kind, position, name, indicator, respond_days, handle_days)
JOIN indicator AS i ON i.name = v.indicator AND i.plan_id = 2;

INSERT INTO case_weight (rate, weight)
VALUES ('response', 0.2), ('resolution', 0.5), ('satisfaction', 0.3);
