"""Photos coming in and going out: files, the clipboard, the folder, exports."""
