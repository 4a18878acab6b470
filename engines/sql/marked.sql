-- The sights that have a hashtag asked for, or nearly one; which spellings these are was judged before.
SELECT sight, MAX(is_asked) AS matches, MAX(is_near) AS near
FROM (
    SELECT sight, 1 AS is_asked, 0 AS is_near FROM tags WHERE {{asked}}
    UNION ALL
    SELECT sight, 0 AS is_asked, 1 AS is_near FROM tags WHERE {{near}}
) AS judged
GROUP BY sight
