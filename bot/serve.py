"""Starts the engine without TensorFlow: `python -m bot.serve run ...` takes what `rasa run ...` takes.

Rasa 3.6.21 imports TensorFlow, and much else that a model of ours never uses, before it can answer. Here light
stand-ins take the place of those modules, so that the engine starts in a third of the time and in a third of the
memory. It serves the same model and gives the same answers; training, `rasa shell` and `rasa test` stay Rasa's own.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

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


def main() -> None:
    """Runs Rasa's own command line."""
    put_stand_ins()
    from rasa.__main__ import main as rasa_main

    rasa_main()


if __name__ == "__main__":
    main()
