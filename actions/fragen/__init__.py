"""How the answer to each kind of open question is taken."""
