"""How much one address may ask. The counts are kept in this process's memory and nowhere else."""

from __future__ import annotations

import logging

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

USUAL = "300 per minute"
"""A whole school or council often has a single address."""
CHAT = "120 per minute"
"""What costs most: a turn of the conversation."""
TYPED = "1500 per minute"
"""What is asked for at every key that somebody types; a helpline often has a single address too."""

limiter = Limiter(get_remote_address, default_limits=[USUAL], storage_uri="memory://", headers_enabled=True)


def init_app(app: Flask) -> None:
    """Counts every request but those that watch over the service."""
    # At its usual level it writes down the address that asked too often.
    logging.getLogger("flask-limiter").setLevel(logging.WARNING)
    limiter.init_app(app)
