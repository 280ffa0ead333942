"""What a message says: whether somebody is in danger, and which fields of a situation it gives.

The standard library, PyYAML, RapidFuzz and `guidance_kb.places` only: the conversation engine loads this too.
"""
