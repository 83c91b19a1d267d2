"""Appointments by telephone: find a free one for any service, book it for the caller, move it, call it off."""
