"""What is open and in no file yet, noted on the disk in case the program ends."""
