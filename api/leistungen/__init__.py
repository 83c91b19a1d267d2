"""What a Leistung is and the pure form engine: no database, no web framework, no clock of its own."""
