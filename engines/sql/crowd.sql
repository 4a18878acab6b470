-- How many accounts are behind the posts in a stretch that is counted in minutes.
SELECT COUNT(DISTINCT network || account) AS accounts
FROM counted
WHERE account IS NOT NULL AND standing < '2' AND made_second - made_second % 60 >= {{from}} AND made_second - made_second % 60 < {{to}}
