"""Words and rules as data, one folder a language, loaded on first use and checked on load."""
