"""The tokens of a sentence → the quantities in it, as they are written and in numbers."""
