-- Posts by language and hashtags.
SELECT network, tongue, label, who, CASE WHEN place = 1 THEN all_posts ELSE 0 END AS posts
FROM (
    SELECT network, tongue, label, who, SUM(posts) OVER (PARTITION BY network, tongue, label) AS all_posts,
        ROW_NUMBER() OVER (PARTITION BY network, tongue, label ORDER BY who) AS place
    FROM (
        SELECT network, tongue, label, who, COUNT(*) AS posts FROM (SELECT network, COALESCE(language, '~') AS tongue, label, COALESCE(account, '~') AS who FROM counted) AS each_post GROUP BY network, tongue, label, who
    ) AS cells
) AS ranked
WHERE place <= 5
