"""A conversation of the website that goes on in a messenger, too: asked for there, confirmed on the website."""
