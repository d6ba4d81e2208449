--
-- grid_code: what is refused, and in which words
--

-- lengths that are no level
SELECT ''::grid_code;
SELECT '3'::grid_code;
SELECT '310'::grid_code;
SELECT '3101141'::grid_code;
SELECT '3101141020031'::grid_code;	-- 13
SELECT '3101141020030171'::grid_code;	-- 16
SELECT '310114102003017000000000000000000000000000'::grid_code;
-- what is no digit
SELECT '31011a'::grid_code;
SELECT 'SH0114'::grid_code;
SELECT '+3101'::grid_code;
SELECT '-310114'::grid_code;
SELECT '３１０１１４'::grid_code;
SELECT '3101 14'::grid_code;
SELECT '310114.'::grid_code;
SELECT ancestor('310114', 'village');
