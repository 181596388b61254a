"""Admission of departments' tasks to the grid task list: asked for, heard of towns, decided, ended on its last day."""
