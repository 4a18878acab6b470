-- The earliest post; of several at one instant the one with the least (network, id).
SELECT post FROM counted WHERE standing <> '~' ORDER BY SUBSTR(standing, 3), post LIMIT 1
