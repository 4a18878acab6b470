-- Posts by network and minute; -1 stands for a minute that is not known.
SELECT network, moment, who, CASE WHEN place = 1 THEN all_posts ELSE 0 END AS posts
FROM (
    SELECT network, moment, who, SUM(posts) OVER (PARTITION BY network, moment) AS all_posts,
        ROW_NUMBER() OVER (PARTITION BY network, moment ORDER BY who) AS place
    FROM (
        SELECT network, moment, who, COUNT(*) AS posts FROM (SELECT network, CASE WHEN standing < '2' THEN made_second - made_second % 60 ELSE -1 END AS moment, COALESCE(account, '~') AS who FROM counted) AS each_post GROUP BY network, moment, who
    ) AS cells
) AS ranked
WHERE place <= 5
