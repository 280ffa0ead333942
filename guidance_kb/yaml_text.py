"""YAML as plain data. No dependency beyond PyYAML, so that Rasa's process can use it too."""

from __future__ import annotations

from typing import Any

import yaml

# libyaml reads ten times as fast; not every build of PyYAML has it.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parsed(text: str) -> Any:
    """What the text says. Raises yaml.YAMLError where it is not YAML."""
    return yaml.load(text, Loader=Loader)
