"""From the web, the pages or a messenger to the telephone by a code, and from the telephone back to the web."""
