WITH contact AS (
    SELECT CAST(:#${body.phone} AS text) AS phone, CAST(coalesce(:#${body.first}, '') AS text) AS first,
           CAST(coalesce(:#${body.last}, '') AS text) AS last
)
INSERT INTO conflict (phone, first, last)
SELECT phone, contact.first, contact.last FROM contact JOIN person USING (phone)
WHERE version <> sent
  AND (person.first, person.last) IS DISTINCT FROM (contact.first, contact.last)
  AND (seen_first, seen_last) IS DISTINCT FROM (contact.first, contact.last)
ON CONFLICT (phone) DO UPDATE SET first = excluded.first, last = excluded.last, since = excluded.since
