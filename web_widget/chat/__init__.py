"""The conversation: what a turn does, and what a button may say."""
