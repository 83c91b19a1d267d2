"""Dialogue: reads what the bot understood, sends commands to the case backend, words the reply."""
