"""The frame of the window: actions, menus, tools, bars and the start page."""
