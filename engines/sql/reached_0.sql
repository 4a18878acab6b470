-- The posts of which a sight has such a hashtag.
SELECT post FROM marked
