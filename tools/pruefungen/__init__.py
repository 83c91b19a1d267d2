"""Small checks of our own, one file each, found by file name.

Each module has a docstring whose first line says what must hold, and ``check(root) -> list[str]``: a line per finding,
``path:line: what is wrong``; no line when all is well.
"""
