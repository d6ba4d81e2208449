-- Loads the scorecard and the grades of the self-evaluation: 项目支出绩效评价管理办法
-- of the Ministry of Finance (财预〔2020〕10号).

\ir ../settings.sql

\copy evaluation_dimension FROM 'money/data/evaluation_dimension.csv' WITH (FORMAT csv, HEADER match)
\copy evaluation_grade FROM 'money/data/evaluation_grade.csv' WITH (FORMAT csv, HEADER match)
