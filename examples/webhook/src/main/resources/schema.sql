CREATE TABLE IF NOT EXISTS consent (
    phone     text PRIMARY KEY,
    opted_out boolean NOT NULL,
    happened  timestamptz NOT NULL,
    stored    timestamptz NOT NULL,
    -- event, or the poll that found out what no event had told: changes, list
    told_by   text NOT NULL
);
