"""Which of the indicators a description mentions, with the words that say so. Nothing is added up."""

from guidance_kb.spotting.asking import worth_asking
from guidance_kb.spotting.spot import Spotted, spot

__all__ = ["Spotted", "spot", "worth_asking"]
