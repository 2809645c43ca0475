-- The columns behind the first three belong to the sync; an application edits phone, first and last as it likes.
--   version  increases with each edit
--   sent     the version that Heymarket has; -1 while the row is being sent, so that a kill leaves it to be sent again
--   seen_*   what Heymarket was last seen to have, or was sent
CREATE TABLE IF NOT EXISTS person (
    phone      text PRIMARY KEY,
    first      text NOT NULL,
    last       text NOT NULL,
    version    bigint NOT NULL DEFAULT 1,
    sent       bigint NOT NULL DEFAULT 0,
    edited     timestamptz NOT NULL DEFAULT now(),
    seen_first text,
    seen_last  text
);

CREATE INDEX IF NOT EXISTS person_unsent ON person (phone) WHERE version <> sent;

CREATE OR REPLACE FUNCTION person_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := OLD.version + 1;
    NEW.edited := clock_timestamp();
    RETURN NEW;
END $$;

-- An edit, unless the sync makes it, which sets the version itself.
CREATE OR REPLACE TRIGGER person_edited BEFORE UPDATE ON person FOR EACH ROW
    WHEN ((OLD.first, OLD.last) IS DISTINCT FROM (NEW.first, NEW.last) AND OLD.version = NEW.version)
    EXECUTE FUNCTION person_edited();

-- With conflict=ask: what Heymarket had where both sides were edited.
CREATE TABLE IF NOT EXISTS conflict (
    phone text PRIMARY KEY,
    first text,
    last  text,
    since timestamptz NOT NULL DEFAULT now()
);
