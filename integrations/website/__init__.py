"""The website: chat API, pages, static files."""
