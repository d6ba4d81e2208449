-- Reads the page of an invented plan, as read_plan.sql reads a real one.

\ir ../settings.sql

\set page `cat reading/plan.txt`
INSERT INTO plan_reading (plan, "position", phrase, subject, target, kind, hedge, stretch, due, per)
SELECT 'plan.txt', r.* FROM read_targets(:'page', '[2024-01-01,2026-12-31]') AS r;
