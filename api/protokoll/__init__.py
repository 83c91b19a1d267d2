"""Who did what in the console: append-only, details encrypted, kept for a set time."""
