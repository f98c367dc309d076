"""Renders mountain landscapes with numpy alone: pictures that belong to nobody."""
