"""One numbered, readable file per change of the schema."""
