-- Posts by account and handle.
SELECT network, account, handle, COUNT(*) AS posts FROM counted WHERE account IS NOT NULL GROUP BY network, account, handle
