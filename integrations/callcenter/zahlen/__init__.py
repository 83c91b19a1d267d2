"""Figures for those who lead: per day and Mandant, as charts, tables and CSV; none about a single agent."""
