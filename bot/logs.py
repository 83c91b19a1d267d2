"""Log lines that name the process and never hold a citizen's text (Rasa writes that at debug level only)."""

import logging

QUIET = ("rasa", "sanic.access", "apscheduler", "asyncio", "matplotlib")


def configure_logging() -> None:
    """Sets up standard logging and structlog for the bot process."""
    import structlog

    logging.basicConfig(format="bot %(levelname)s %(name)s: %(message)s", level=logging.INFO, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
