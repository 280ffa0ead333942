"""Which of the indicators a description mentions, with the words that say so. Nothing is added up.

`spot.py` is the way in. Nothing is imported here: the model is trained in an environment without spaCy.
"""
