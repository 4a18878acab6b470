-- Those that match because they repeat one of these.
SELECT * FROM joined WHERE matches = 0 AND kind = '0' AND follows IN (SELECT post FROM {{before}})
