"""Set-up, start, checks and test runner. Nothing here runs in production except ``tools.run``."""
