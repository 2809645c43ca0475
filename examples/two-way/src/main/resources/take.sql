-- One statement takes a contact into the table. A row that has no unsent edit takes it in any case; else the winner decides. Who loses
-- is written over: a row that wins gets a new version, so that it is sent after this contact.
WITH contact AS (
    SELECT CAST(:#${body.phone} AS text) AS phone, CAST(coalesce(:#${body.first}, '') AS text) AS first,
           CAST(coalesce(:#${body.last}, '') AS text) AS last, CAST(:#${body.updated} AS timestamptz) AS updated,
           CAST(:#${header.winner} AS text) AS winner
), decided AS (
    SELECT contact.*, person.version = person.sent OR winner = 'heymarket'
        OR winner = 'last' AND contact.updated >= person.edited AS takes
    FROM contact LEFT JOIN person USING (phone)
)
INSERT INTO person AS row (phone, first, last, version, sent, seen_first, seen_last)
SELECT phone, first, last, 1, 1, first, last FROM decided WHERE phone <> ''
ON CONFLICT (phone) DO UPDATE SET
    version = row.version + 1,
    first = CASE WHEN (SELECT takes FROM decided) THEN excluded.first ELSE row.first END,
    last = CASE WHEN (SELECT takes FROM decided) THEN excluded.last ELSE row.last END,
    edited = CASE WHEN (SELECT takes FROM decided) THEN (SELECT updated FROM decided) ELSE row.edited END,
    sent = CASE WHEN (SELECT takes FROM decided) AND row.sent <> -1 THEN row.version + 1 ELSE row.sent END,
    seen_first = excluded.first, seen_last = excluded.last
WHERE (row.seen_first, row.seen_last) IS DISTINCT FROM (excluded.first, excluded.last)
  AND (row.first, row.last) IS DISTINCT FROM (excluded.first, excluded.last)
