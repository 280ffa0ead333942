"""Starts the engine without TensorFlow: `python -m bot.serve run ...` takes what `rasa run ...` takes.

Rasa 3.6.21 imports TensorFlow, and much else that a model of ours never uses, before it can answer. Here light
stand-ins take the place of those modules, so that the engine starts in a third of the time and in a third of the
memory. It serves the same model and gives the same answers; training, `rasa shell` and `rasa test` stay Rasa's own.

It does not start where strangers could reach it without a secret, nor with Rasa's HTTP API.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from guidance_kb import settings

STANDS_IN_FOR = (
    # What only a neural model needs.
    "rasa.utils.tensorflow.callback",
    "rasa.utils.tensorflow.data_generator",
    "rasa.utils.tensorflow.model_data",
    # What only training and testing need. A trained model names its own classes.
    "rasa.engine.recipes.default_components",
    "rasa.graph_components.validators.default_recipe_validator",
    "rasa.core.test",
    "rasa.nlu.test",
    "rasa.utils.plotting",
)


class StandIn(ModuleType):
    """A module whose every name is an empty class."""

    def __getattr__(self, name: str) -> Any:
        """An empty class; special names are refused, as a module without them would."""
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def put_stand_ins() -> None:
    """Puts the stand-ins where Rasa will look. To be called before Rasa is imported."""
    for name in STANDS_IN_FOR:
        sys.modules[name] = StandIn(name)


def refuse_what_is_unsafe(arguments: Sequence[str]) -> None:
    """Ends the process, with a message that says what to do, where Rasa would be open to strangers."""
    from rasa.__main__ import create_argument_parser

    # Rasa's own parser: it knows every spelling of an option, and that Rasa listens on every address unless told.
    options, _ = create_argument_parser().parse_known_args(arguments)
    if getattr(options, "enable_api", False):
        sys.exit(
            "Not started: --enable-api would show every conversation to whoever can reach the engine.\n"
            "Leave it out; the web app does not need it."
        )
    interface = getattr(options, "interface", settings.LOOPBACK)
    if why := settings.why_not_listen(interface, f"--interface {settings.LOOPBACK}"):
        sys.exit(why)


def main() -> None:
    """Runs Rasa's own command line."""
    settings.keep_files_private()
    put_stand_ins()
    refuse_what_is_unsafe(sys.argv[1:])
    from rasa.__main__ import main as rasa_main

    rasa_main()


if __name__ == "__main__":
    main()
