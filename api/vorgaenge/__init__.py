"""Submitted cases, their process and their public status."""
