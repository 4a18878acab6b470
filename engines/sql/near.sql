-- Posts by hashtags, of those with one that nearly is asked for, whether they count or not.
SELECT network, label, who, CASE WHEN place = 1 THEN all_posts ELSE 0 END AS posts
FROM (
    SELECT network, label, who, SUM(posts) OVER (PARTITION BY network, label) AS all_posts,
        ROW_NUMBER() OVER (PARTITION BY network, label ORDER BY who) AS place
    FROM (
        SELECT network, label, who, COUNT(*) AS posts FROM (SELECT network, label, COALESCE(account, '~') AS who FROM joined WHERE near = 1 AND {{is_inside}}) AS each_post GROUP BY network, label, who
    ) AS cells
) AS ranked
WHERE place <= 5
