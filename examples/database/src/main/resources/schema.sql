CREATE TABLE IF NOT EXISTS contact (id bigint PRIMARY KEY, phone text, first text, last text, writes int NOT NULL);
CREATE TABLE IF NOT EXISTS heymarket_cursor (name text PRIMARY KEY, cursor text NOT NULL);
