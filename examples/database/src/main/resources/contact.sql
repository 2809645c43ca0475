WITH stored AS (
    INSERT INTO heymarket_cursor (name, cursor) VALUES ('contacts', :#${header.CamelHeymarketResultCursor})
    ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor
)
INSERT INTO contact (id, phone, first, last, writes)
VALUES (:#${body.id}, :#${body.phone}, :#${body.first}, :#${body.last}, 1)
ON CONFLICT (id) DO UPDATE
SET phone = excluded.phone, first = excluded.first, last = excluded.last, writes = contact.writes + 1
