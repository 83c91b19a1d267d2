"""Codes with which a conversation is carried from one way of using it to another, or taken up again later."""
