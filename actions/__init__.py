"""The action server: thin translators between Rasa and the knowledge base.

`python -m rasa_sdk --actions actions` imports this package and finds every action in its modules. An action reads the
turn (`turn.py`), asks `guidance_kb`, and sends replies in the shape of the public contract.
"""
