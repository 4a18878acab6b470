-- The posts that count.
SELECT post FROM counted ORDER BY post
