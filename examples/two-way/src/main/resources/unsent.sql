UPDATE person SET sent = -1, seen_first = first, seen_last = last
WHERE phone IN (SELECT phone FROM person WHERE version <> sent ORDER BY edited LIMIT 500)
RETURNING phone, first, last, version
