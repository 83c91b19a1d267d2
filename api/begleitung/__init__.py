"""An agent on the telephone looks along in a conversation and fills in with the citizen; the Lotse still answers."""
