"""Opens files of strangers in a process of its own, with little memory, little time, no key and no database."""
