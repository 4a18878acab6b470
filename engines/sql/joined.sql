-- All sights of a post as one row, with all that they say.
SELECT
    f.post AS post, f.network AS network, f.standing AS standing, f.made_second AS made_second, f.kind AS kind, f.follows AS follows,
    f.account AS account, f.handle AS handle, f.language AS language,
    CASE WHEN f.label = f.last_label THEN f.label ELSE m.label END AS label,
    f.matches AS matches, f.near AS near, f.dated_back AS dated_back, f.dated_ahead AS dated_ahead
FROM firm AS f LEFT JOIN mixed_labels AS m ON f.post = m.post
