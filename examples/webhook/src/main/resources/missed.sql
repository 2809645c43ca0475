INSERT INTO consent (phone, opted_out, happened, stored, source)
SELECT :#${variable.phone}, status.opted_out, CAST(:#${variable.asked} AS timestamptz), clock_timestamp(), :#${variable.source}
FROM (SELECT CAST(:#${body.unsubscribed} AS boolean) AS opted_out) AS status
WHERE status.opted_out OR EXISTS (SELECT 1 FROM consent WHERE phone = :#${variable.phone})
ON CONFLICT (phone) DO UPDATE
SET opted_out = excluded.opted_out, happened = excluded.happened, stored = excluded.stored, source = excluded.source
WHERE excluded.opted_out <> consent.opted_out AND excluded.happened > consent.happened
