-- Posts by kind and by what is doubted of their times, each with up to five of the accounts behind it.
SELECT network, kind, dated_back, dated_ahead, who, CASE WHEN place = 1 THEN all_posts ELSE 0 END AS posts
FROM (
    SELECT network, kind, dated_back, dated_ahead, who, SUM(posts) OVER (PARTITION BY network, kind, dated_back, dated_ahead) AS all_posts,
        ROW_NUMBER() OVER (PARTITION BY network, kind, dated_back, dated_ahead ORDER BY who) AS place
    FROM (
        SELECT network, kind, dated_back, dated_ahead, who, COUNT(*) AS posts FROM (SELECT network, kind, dated_back, dated_ahead, COALESCE(account, '~') AS who FROM counted) AS each_post GROUP BY network, kind, dated_back, dated_ahead, who
    ) AS cells
) AS ranked
WHERE place <= 5
