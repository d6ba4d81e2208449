CREATE TABLE public.goal (actual float8, target "plans & tasks".indicator_target);
INSERT INTO public.goal VALUES (95, '>= 95 %'), (80, '<= 40'), (NULL, '5 .. 10 km');
CREATE INDEX ON public.goal (target);

CREATE TEMP TABLE target_outcome AS
SELECT '>= 95 %'::"plans & tasks".indicator_target::text AS target,
	95 OPERATOR("plans & tasks".<@) '>= 95 %'::"plans & tasks".indicator_target AS meets,
	'>= 95 %'::"plans & tasks".indicator_target::numrange::text AS range,
	(SELECT "plans & tasks".target_agg(actual, target)::jsonb ->> 'met_count' FROM public.goal) AS met_count,
	(SELECT count(*) FROM (SELECT DISTINCT target FROM public.goal) AS q) AS different;

SET LOCAL search_path = public;
SELECT is(target, '>= 95 %', 'text form') FROM target_outcome;
SELECT is(meets, true, 'operator') FROM target_outcome;
SELECT is(range, '[95,)', 'cast to numrange') FROM target_outcome;
SELECT is(met_count, '1', 'aggregate and cast to jsonb') FROM target_outcome;
SELECT is(different, 3::bigint, 'default operator classes') FROM target_outcome;
