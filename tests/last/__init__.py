"""Many open chats at once: does every message arrive once, in order, and how fast? `make last`."""
