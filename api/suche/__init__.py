"""Search for people and cases over keyed hashes (ADR 0014)."""
