"""On behalf of a caller: the form of a service in any order, a line for what the caller says, check and submit."""
