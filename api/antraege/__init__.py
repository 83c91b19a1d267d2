"""Drafts: what a citizen has answered so far, and how it becomes a Vorgang."""
