"""Whether a file can be decoded in the time and the memory that its size lets expect.

Decoders take every part of a file in turn, however many there are and however often
they say the same. Here each format is looked through beforehand, as little as needed.
"""
