-- The posts that match by what they carry.
SELECT * FROM joined WHERE matches = 1
