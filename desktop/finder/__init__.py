"""Squares from elsewhere: found dust, a mask, or the photo before."""
