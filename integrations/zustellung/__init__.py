"""Brings mail to the mail server; in a demo without one, into a folder that a page shows."""
