-- The sights that counting asks: those that have such a hashtag, and, of the posts that have one or repeat one that has over any number of
-- steps, the sights as reposts. A post may be seen as a repost here and as something else there. What has a hashtag has a label, which says
-- early what need not be read.
SELECT {{columns}}, COALESCE(m.matches, 0) AS matches, COALESCE(m.near, 0) AS near
FROM (
    SELECT * FROM sights WHERE (label <> '[]' OR (kind = 3 AND follows IS NOT NULL)) AND post IN (SELECT post FROM reached)
) AS s LEFT JOIN marked AS m ON s.sight = m.sight
WHERE (s.kind = 3 AND s.follows IS NOT NULL) OR COALESCE(m.matches, 0) + COALESCE(m.near, 0) > 0
