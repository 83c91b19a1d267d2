"""The error of all settings."""


class SettingsError(Exception):
    """The start is refused; the message is one German sentence for the person at the terminal."""
