--
-- grid_code: text form, parts, order
--

SELECT code, level(code), parent(code), ordinal(code), grid_code_last(code)
FROM unnest('{31,3101,310114,310114102,310114102003,31011410200301,310114102003017}'::grid_code[]) AS code;
SELECT ' 310114 '::grid_code AS trimmed, '00'::grid_code AS lowest, '999999999999999'::grid_code AS highest;

-- ancestor at every level: itself at its own, NULL below it
SELECT code, ancestor(code, 'province') AS province, ancestor(code, 'city') AS city,
	ancestor(code, 'district') AS district, ancestor(code, 'street') AS street,
	ancestor(code, 'community') AS community, ancestor(code, 'grid') AS grid
FROM unnest('{31,3101,310114,310114102,310114102003,31011410200301,310114102003017}'::grid_code[]) AS code;

-- order: an area just before everything in it
SELECT array_agg(code ORDER BY code)
FROM unnest('{310115,310114102003017,310114,31011410200301,32,31,310114102,3101}'::grid_code[]) AS code;

-- an area holds itself and what lies under it
SELECT '310114102003017'::grid_code <@ '310114' AS under, '310114'::grid_code <@ '310114' AS itself,
	'310115'::grid_code <@ '310114' AS beside, '31'::grid_code <@ '310114' AS above,
	'310114'::grid_code @> '310114102003017' AS turned_round,
	-- a unit grid of the one numbering does not lie under one of the other
	'310114102003017'::grid_code <@ '31011410200301' AS under_grid;
SELECT count(*) FILTER (WHERE a = b) AS eq, count(*) FILTER (WHERE a <> b) AS ne,
	count(*) FILTER (WHERE a < b) AS lt, count(*) FILTER (WHERE a <= b) AS le,
	count(*) FILTER (WHERE a > b) AS gt, count(*) FILTER (WHERE a >= b) AS ge
FROM unnest('{31,3101,32}'::grid_code[]) AS a, unnest('{31,3101,32}'::grid_code[]) AS b;
