"""What makes the environments. Standard library only, Python 3.8 or newer: it runs before anything is installed."""
