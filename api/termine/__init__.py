"""Calendars of the Mandanten and the slots taken in them."""
