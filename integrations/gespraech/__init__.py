"""What all channels share: the turn queue, the hand-over to the bot, recovery, live events."""
