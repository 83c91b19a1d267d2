"""What a messenger needs to be kept: its chats, what came in, what is to go out, and the buttons shown."""
