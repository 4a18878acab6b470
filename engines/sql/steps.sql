-- Whether reposts of these are found that were not found before.
SELECT COUNT(*) AS found FROM {{last}} WHERE post NOT IN (SELECT post FROM reached)
