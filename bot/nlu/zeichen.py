"""Messages of signs alone, as messengers have them: what "👍", "😡", "…" and their like say in words."""

import re

# First match counts: whoever sends "👎😡" says no.
_SAID = (
    ("nein", "👎❌🚫⛔✖🙅"),
    ("ja", "👍✅👌🆗💯✔☑🤝🙆"),
    ("das nervt", "😡🤬😠😤🖕💩🙄😒🤦"),
    ("?", "?❓❔🤔🤷⁉"),
    ("danke", "🙏😊🙂😀😃😄😁❤♥🥰😍👏🎉☺😉👋🤗"),
    ("moment", "…⏳⌛🕐✋"),
)
_MODIFIERS = re.compile("[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]")
_DOTS = re.compile(r"^\W*\.{2,}\W*$")


def as_words(text: str) -> str:
    """The words that signs stand for; a text with a letter or a digit in it as it is, and one of other signs, too."""
    if any(char.isalnum() for char in text):
        return text
    signs = _MODIFIERS.sub("", text)
    for said, meaning in _SAID:
        if any(sign in signs for sign in meaning):
            return said
    return "moment" if _DOTS.match(signs) else text
