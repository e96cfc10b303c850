"""A sentence with its quantities → the harms, whom they befell, and which of them are real."""
