INSERT INTO consent (phone, opted_out, happened, stored, source)
VALUES (:#${body[phone]}, :#${variable.optedOut}, CAST(:#${variable.happened} AS timestamptz), clock_timestamp(), 'event')
ON CONFLICT (phone) DO UPDATE
SET opted_out = excluded.opted_out, happened = excluded.happened, stored = excluded.stored, source = excluded.source
WHERE excluded.happened > consent.happened
   OR excluded.happened = consent.happened AND excluded.opted_out AND NOT consent.opted_out
