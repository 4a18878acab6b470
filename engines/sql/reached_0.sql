-- The posts of which a sight has such a hashtag.
SELECT DISTINCT post FROM tags WHERE ({{asked}}) OR ({{near}})
