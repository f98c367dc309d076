"""The commands of the terminal; none of them needs a window, or Qt to be installed."""
