-- The sights that counting asks: those that match or nearly do, and, over any number of steps, the reposts of their posts. A post may be seen
-- as a repost here and as something else there.
SELECT {{columns}}, m.matches AS matches, m.near AS near
FROM sights AS s JOIN marked AS m ON s.sight = m.sight
{{waiting}}
