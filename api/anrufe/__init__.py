"""Calls of the call centre: who is on the line, what they have proved, how the call ended."""
