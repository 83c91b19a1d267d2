"""Log lines that name the process and never hold a citizen's text (Rasa writes that at debug level only)."""

import logging
import os
import warnings

QUIET = ("rasa", "sanic.access", "apscheduler", "asyncio", "matplotlib")


def configure_logging() -> None:
    """Sets up standard logging and structlog for the bot process."""
    import structlog

    silence_libraries()

    logging.basicConfig(format="bot %(levelname)s %(name)s: %(message)s", level=logging.INFO, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))


def silence_libraries() -> None:
    """Leaves out what libraries say to their own authors, unless PYTHONWARNINGS asks for it."""
    import sanic.app  # noqa: F401 - as it is imported it has every deprecation shown, whatever PYTHONWARNINGS says

    if os.environ.get("PYTHONWARNINGS", "ignore") == "ignore":
        warnings.simplefilter("ignore", DeprecationWarning)
