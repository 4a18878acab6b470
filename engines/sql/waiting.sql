UNION ALL
SELECT {{columns}}, 0 AS matches, 0 AS near
FROM sights AS s WHERE s.kind = 3 AND s.follows IN (SELECT post FROM {{before}})
UNION ALL
SELECT {{columns}}, 0 AS matches, 0 AS near
FROM sights AS s WHERE s.kind = 3 AND s.follows IS NOT NULL AND s.post IN (SELECT post FROM {{before}})
