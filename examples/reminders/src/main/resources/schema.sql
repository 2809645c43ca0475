-- reminder: due, sending (the message may have been sent), sent, withheld (opted out or blocked), rejected, unknown.
CREATE TABLE IF NOT EXISTS appointment (
  id bigint PRIMARY KEY,
  phone text NOT NULL,
  name text NOT NULL,
  starts_at timestamp NOT NULL,
  reminder text NOT NULL DEFAULT 'due',
  message_id bigint);
