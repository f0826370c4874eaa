"""E-mail: one message as bytes, a draft for the user's own program, the servers that carry it."""
