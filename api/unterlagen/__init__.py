"""Files a citizen hands in: checked by content, kept encrypted, forgotten with the draft."""
