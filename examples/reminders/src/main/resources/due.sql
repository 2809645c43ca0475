SELECT id, phone, name, to_char(starts_at, 'FMMonth FMDD, HH24:MI') AS time, reminder
FROM appointment WHERE reminder IN ('due', 'sending') ORDER BY id
