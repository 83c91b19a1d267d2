"""Chats with citizens who asked for a human: the queue, duty, and the chat itself."""
