"""What is particular to one municipality: offices, streets, parking zones, item lists, calendars. All of it is data."""
