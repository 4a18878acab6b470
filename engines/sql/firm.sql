-- All sights of a post as one row, field by field, so that nothing is lost that one of them knows. Each field is the least of several, so
-- that order and repetition don't matter: `standing` begins with how finely the time is known and whether the window holds it. Of labels
-- there are the least and the greatest; where these differ, all are put together apart, because that takes much for each post.
SELECT
    post,
    MIN(on_network) AS network,
    MIN(stood) AS standing,
    CAST(CASE WHEN MIN(stood) = '~' THEN '-1' ELSE SUBSTR(MIN(stood), 3, 12) END AS BIGINT) AS made_second,
    SUBSTR(MIN(stance), 1, 1) AS kind,
    SUBSTR(MIN(stance), 2) AS follows,
    MIN(by_account) AS account,
    MIN(by_handle) AS handle,
    MIN(in_language) AS language,
    {{labels}},
    MAX(does_match) AS matches,
    MAX(is_near) AS near,
    CASE WHEN MIN(back) = MIN(stood) THEN 1 ELSE 0 END AS dated_back,
    CASE WHEN MIN(ahead) = MIN(stood) THEN 1 ELSE 0 END AS dated_ahead
FROM (
    SELECT
        post, network AS on_network, account AS by_account, handle AS by_handle, language AS in_language, label AS labeled,
        matches AS does_match, near AS is_near, stood, stance,
        CASE WHEN is_back = 1 THEN stood ELSE '~~' END AS back,
        CASE WHEN is_ahead = 1 THEN stood ELSE '~~' END AS ahead
    FROM (
        SELECT
            post, network, account, handle, language, label, matches, near, dated_back AS is_back, dated_ahead AS is_ahead,
            CASE WHEN made_at IS NULL THEN '~' ELSE
                (CASE fineness WHEN 2 THEN '0' WHEN 1 THEN '1' ELSE '2' END) || {{inside}} || made_at
            END AS stood,
            (CASE kind WHEN 3 THEN '0' WHEN 2 THEN '1' WHEN 1 THEN '2' ELSE '3' END) || COALESCE(follows, '~') AS stance
        FROM relevant
    ) AS stood_sights
) AS doubted_sights
GROUP BY post
