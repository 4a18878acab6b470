-- The sights that counting asks: those that match or nearly do, and the reposts of their posts, over any number of steps.
SELECT {{columns}}, m.matches AS matches, m.near AS near
FROM sights AS s JOIN marked AS m ON s.sight = m.sight
{{waiting}}
