"""Starts, watches and ends the parts of one installation."""
