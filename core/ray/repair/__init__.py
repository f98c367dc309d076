"""Repairing lists on a Ray cluster."""
