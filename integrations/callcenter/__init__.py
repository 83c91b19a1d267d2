"""The call-centre console: server-rendered pages, each room a folder with its own ``router.py``."""
