"""The case backend: every rule about a Leistung, a Vorgang or a Termin lives here."""
