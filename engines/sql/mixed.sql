-- The posts of which one sight has another label than another.
SELECT post FROM firm WHERE label <> last_label
