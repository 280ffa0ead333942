"""The reader: a sentence encoder fitted to how people write to First Hour, and what it makes of one message.

`make reader` fits it (scripts/train_reader.py); docs/decisions/0009-reader.md says why it is there beside the rules.
"""
