-- The posts that repeat one of those, as a sight of them says; one may be named several times.
SELECT post FROM sights WHERE kind = 3 AND follows IN (SELECT post FROM {{before}})
