"""The processes behind `tools.fuzz`, one for each way to spoil files."""
