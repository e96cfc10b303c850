"""The mentions of a document → what happened, where and when, and which of them speak of the same incident."""
