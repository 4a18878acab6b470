-- No hashtag is asked for: every sight.
SELECT {{columns}}, 1 AS matches, 0 AS near FROM sights AS s
