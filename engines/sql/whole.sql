-- All sights of some posts, whole, in the order in which they were read: of posts that a figure has named, those that counting asks.
SELECT s.sight AS sight, s.whole AS whole
FROM sights AS s
WHERE s.post IN ({{posts}}) AND ({{is_relevant}})
ORDER BY s.sight
