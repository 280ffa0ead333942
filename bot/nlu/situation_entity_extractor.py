"""The details of a situation that a message gives: role, age, place and so on."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.gazetteer import gazetteer
from bot.nlu.stateless import StatelessComponent
from guidance_kb.understanding.situation import Entity, find_entities


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SituationEntityExtractor(StatelessComponent):
    """Adds an entity for each detail, named as the field of the situation that it fills.

    A bare answer ("14", "no") means nothing here: which question it answers is known to the form alone.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities of every message that has text."""
        for message in messages:
            if message.get(TEXT):
                found = [_as_rasa(entity) for entity in find_entities(message.get(TEXT), gazetteer())]
                message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages


def _as_rasa(entity: Entity) -> dict[str, Any]:
    return {
        "entity": entity.field,
        "value": entity.value,
        "start": entity.start,
        "end": entity.end,
        "extractor": SituationEntityExtractor.__name__,
    }
