"""Commands of a turn, one small file per concern; found by name (see `api.gespraeche.lauf`)."""
