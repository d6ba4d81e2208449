CREATE TABLE page (number int PRIMARY KEY, words text, stated indicator_target GENERATED ALWAYS AS (read_target(words)) STORED);
INSERT INTO page (number, words) VALUES (1, '绿化覆盖率达到40%以上'), (2, '新建公园5座'), (3, '没有数字');
CREATE VIEW found AS SELECT number, r."position", r.phrase, r.subject, r.target::text, r.kind FROM page, read_targets(words) AS r;
