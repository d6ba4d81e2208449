-- Loads the scorecard, the rules and the coefficients of the grades: examples,
-- but the kind of data that a district writes itself.

\ir ../settings.sql

\copy rating_dimension FROM 'rating/data/scorecard.csv' WITH (FORMAT csv, HEADER match)
\copy rating_rule FROM 'rating/data/rule.csv' WITH (FORMAT csv, HEADER match)
\copy rating_grade FROM 'rating/data/grade.csv' WITH (FORMAT csv, HEADER match)
