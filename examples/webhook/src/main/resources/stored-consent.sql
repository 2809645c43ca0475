SELECT coalesce(bool_or(opted_out), false) FROM consent WHERE phone = :#${body.phone}
