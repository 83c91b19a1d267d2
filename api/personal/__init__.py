"""Staff: accounts, what they may do in which Mandant, and how they sign in."""
