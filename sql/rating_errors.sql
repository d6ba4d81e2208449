--
-- grade_scale, scorecard, score_sheet, apportion: what is refused, and in which
-- words
--

-- scales
SELECT ''::grade_scale;
SELECT 'A >= 540, '::grade_scale;
SELECT 'A >= 540, B >= 600, C'::grade_scale;
SELECT 'A >= 540, B >= 540, C'::grade_scale;
SELECT 'A <= 35, B <= 30'::grade_scale;
SELECT 'A >= 540, B <= 480'::grade_scale;
SELECT 'A >= 540, A'::grade_scale;
SELECT 'A >= 540, B, C >= 1'::grade_scale;
SELECT 'A >= NaN'::grade_scale;
SELECT 'A >= Infinity'::grade_scale;
SELECT 'A > 5'::grade_scale;
SELECT 'very good >= 5'::grade_scale;
SELECT '"A >= 5'::grade_scale;
SELECT '"" >= 5'::grade_scale;
SELECT E'"A\tB" >= 5'::grade_scale;
SELECT 'A >= 5 B'::grade_scale;
SELECT (repeat('x', 128) || ' >= 5')::grade_scale;
SELECT left(string_agg('b' || i || ' >= ' || -i, ', ')::grade_scale::text, 12) FROM generate_series(1, 65) AS i;
SELECT grade('NaN'::float8, 'A >= 5');
SELECT grade_rank('Infinity'::float8, 'A >= 5');
SELECT points_to_next('-Infinity'::float8, 'A >= 5');
SELECT points_to_next(-1.7e308, 'A >= 1.7e308');

-- cards
SELECT ''::scorecard;
SELECT 'a'::scorecard;
SELECT 'a 0'::scorecard;
SELECT 'a -5'::scorecard;
SELECT 'a NaN'::scorecard;
SELECT 'a 5, a 6'::scorecard;
SELECT 'a 5 minus'::scorecard;
SELECT 'a 5 earn bonus'::scorecard;
SELECT 'a 1e308, b 1e308'::scorecard;
SELECT 'a 5;'::scorecard;
SELECT left(string_agg('d' || i || ' 1', ', ')::scorecard::text, 10) FROM generate_series(1, 64) AS i;
SELECT string_agg('d' || i || ' 1', ', ')::scorecard IS NULL FROM generate_series(1, 65) AS i;

-- cards from rows
SELECT scorecard_agg(1, d, 10, NULL) FROM unnest('{a,b}'::text[]) AS d;
SELECT scorecard_agg(i, 'a', 10, NULL) FROM generate_series(1, 2) AS i;
SELECT scorecard_agg(1, 'a', 0, NULL);
SELECT scorecard_agg(1, 'a', 'NaN', NULL);
SELECT scorecard_agg(1, 'a', 10, 'minus');
SELECT scorecard_agg(1, '', 10, NULL);
SELECT scorecard_agg(1, repeat('x', 128), 10, NULL);
SELECT scorecard_agg(i, 'd' || i, 10, NULL) IS NULL FROM generate_series(1, 65) AS i;
SELECT '2: a 5, 1: b 5'::scorecard_draft;
SELECT '1: a 5, 2: a 5'::scorecard_draft;
SELECT '3000000000: a 5'::scorecard_draft;

-- events
SELECT score_agg('市容环境 120, 公共安全 120', '公共卫生', -1);
SELECT score_agg('a 120', 'a', 'NaN');
SELECT score_agg('a 120', 'a', '-Infinity');
SELECT score_agg('a 120', 'a', -1.7e308) FROM generate_series(1, 2);
SELECT score_agg(card, 'a', -1) FROM unnest('{a 120,a 100}'::scorecard[]) AS card;
SELECT score_agg(card, NULL, NULL) FROM unnest('{a 120,"a 120, b 1"}'::scorecard[]) AS card;
SELECT rollup(s) FROM unnest('{a 120: -1 in 1,a 120 earn: 1 in 1}'::score_sheet[]) AS s;
SELECT points(score_agg('a 120', 'a', -1), 'b');

-- sheets that no aggregate made
SELECT ''::score_sheet;
SELECT 'a 120'::score_sheet;
SELECT 'a 120: -1 in'::score_sheet;
SELECT 'a 120: -1 in -1'::score_sheet;
SELECT 'a 120: -1 in 0'::score_sheet;
SELECT 'a 120: 1+1 in 1'::score_sheet;
SELECT 'a 120: NaN in 1'::score_sheet;
SELECT 'a 120: 0 in 9223372036854775808'::score_sheet;
SELECT 'a 120: 0 in 9223372036854775807, b 1: 0 in 1'::score_sheet;
SELECT 'a 120: 0 in 1, a 120: 0 in 1'::score_sheet;
SELECT 'a 120: 0 in 0; vetoed'::score_sheet;
SELECT 'a 120: 0 in 1; veto'::score_sheet;
SELECT 'a 120: 0 in 1; vetoed twice'::score_sheet;
SELECT score_accum('a 120: 0 in 9223372036854775807', 'a 120', 'a', 1);
SELECT score_accum('a 120: 0 in 9223372036854775807', 'a 120', 'a', NULL);
SELECT rollup('a 120: 0 in 9223372036854775807'::score_sheet) FROM generate_series(1, 2);
SELECT event_count(score_accum('a 120: 0 in 9223372036854775807, b 1: 0 in 0', 'a 120, b 1', 'b', 1));

-- apportion
SELECT apportion(-1, 1) OVER ();
SELECT apportion('NaN', 1) OVER ();
SELECT apportion('Infinity', 1) OVER ();
SELECT apportion(1.005, 1) OVER ();
SELECT apportion(1, 1, -1) OVER ();
SELECT apportion(1, 1, 1001) OVER ();
SELECT apportion(1, 0) OVER () FROM generate_series(1, 2);
SELECT apportion(0, 0) OVER ();
SELECT apportion(1, -1) OVER ();
SELECT apportion(1, 'NaN') OVER ();
SELECT apportion(1, 'Infinity') OVER ();
SELECT apportion(i, 1) OVER () FROM generate_series(1, 2) AS i;
SELECT apportion(nullif(i, 2), 1) OVER () FROM generate_series(1, 2) AS i;
SELECT apportion(1, 1, i) OVER () FROM generate_series(1, 2) AS i;
SELECT apportion(1, 1);
