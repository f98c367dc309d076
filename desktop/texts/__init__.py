"""Everything in words: the language, messages, errors, times."""
