-- When posts begin and end, by how finely their times are known.
SELECT SUBSTR(standing, 1, 1) AS fineness, MIN(SUBSTR(standing, 3)) AS earliest, MAX(SUBSTR(standing, 3)) AS latest
FROM counted WHERE standing <> '~' GROUP BY SUBSTR(standing, 1, 1)
