"""Conversations: the journal, the dialogue state and the commands that change it."""
