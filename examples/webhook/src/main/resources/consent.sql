INSERT INTO consent (phone, opted_out, happened, stored, told_by)
VALUES (:#${body[phone]}, :#${variable.optedOut}, CAST(:#${variable.happened} AS timestamptz), clock_timestamp(), 'event')
ON CONFLICT (phone) DO UPDATE
SET opted_out = excluded.opted_out, happened = excluded.happened, stored = excluded.stored, told_by = excluded.told_by
WHERE excluded.happened > consent.happened
   OR excluded.happened = consent.happened AND excluded.opted_out AND NOT consent.opted_out
