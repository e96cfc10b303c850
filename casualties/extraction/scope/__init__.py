"""The mentions of a document → what each count covers, which whole it is a part of, and how sure it is."""
