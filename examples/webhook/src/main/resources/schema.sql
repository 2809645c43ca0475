CREATE TABLE IF NOT EXISTS consent (
    phone     text PRIMARY KEY,
    opted_out boolean NOT NULL,
    happened  timestamptz NOT NULL,
    stored    timestamptz NOT NULL,
    -- event, or the poll that found a change without an event: changes, list
    source    text NOT NULL
);
