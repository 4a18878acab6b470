-- Every spelling of every hashtag.
SELECT network, spelling FROM tags GROUP BY network, spelling
