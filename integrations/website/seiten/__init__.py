"""Pages that need no JavaScript: every Antrag one question a page, and what is known about each Leistung."""
