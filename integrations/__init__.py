"""Every wire to the outside: the conversation core all channels share, and each channel."""
