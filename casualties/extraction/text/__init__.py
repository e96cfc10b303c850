"""A text → its sentences, their tokens, and the sentences that can state a harm."""
