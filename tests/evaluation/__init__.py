"""How well the Lotse understands, measured on phrases written apart from its training data. `make eval`."""
