-- The sights of some posts, whole, in the order in which they were read.
SELECT s.sight AS sight, s.whole AS whole
FROM sights AS s
WHERE s.post IN ({{posts}}) AND s.sight IN (SELECT sight FROM relevant)
ORDER BY s.sight
