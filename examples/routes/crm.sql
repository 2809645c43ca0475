-- The tables of the recipes, run at each connection.
CREATE TABLE IF NOT EXISTS people (phone VARCHAR(20) PRIMARY KEY, first VARCHAR(100), last VARCHAR(100), email VARCHAR(200));
CREATE TABLE IF NOT EXISTS heymarket_contact (id BIGINT PRIMARY KEY, phone VARCHAR(20), name VARCHAR(200), updated VARCHAR(40), deleted BOOLEAN);
CREATE TABLE IF NOT EXISTS consent (phone VARCHAR(20), event VARCHAR(40), happened VARCHAR(40));
