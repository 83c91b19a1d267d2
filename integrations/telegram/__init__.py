"""The Lotse in Telegram: updates in, the journal of a conversation out (ADR 0011)."""
