"""A text → who says what in it, from words that report, and the fullest name of each source."""
