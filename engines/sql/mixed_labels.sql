-- Their labels, each once, in order.
SELECT post, STRING_AGG(DISTINCT label, ' ' ORDER BY label) AS label FROM relevant WHERE post IN (SELECT post FROM mixed) GROUP BY post
