-- The posts that repeat one of those, as a sight of them says.
SELECT DISTINCT post FROM sights WHERE kind = 3 AND follows IN (SELECT post FROM {{before}})
