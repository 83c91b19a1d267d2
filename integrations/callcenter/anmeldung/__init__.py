"""Sign in, the code, the invitation, sign out."""
