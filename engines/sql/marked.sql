-- The sights that have a hashtag asked for, or nearly one; which spellings these are was judged before.
SELECT sight, MAX(post) AS post, MAX(CASE WHEN {{asked}} THEN 1 ELSE 0 END) AS matches, MAX(CASE WHEN {{near}} THEN 1 ELSE 0 END) AS near
FROM tags WHERE ({{asked}}) OR ({{near}}) GROUP BY sight
