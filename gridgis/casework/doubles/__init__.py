"""Doubles: cases that may be one matter, told apart or merged by people; and matters that came back."""
