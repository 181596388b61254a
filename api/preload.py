"""What all server processes have in common: read once, in the process that they are forked from, and shared by them."""

import gc

import pypinyin

gc.disable()  # what is read stays; looking through it again and again took an eighth of the time
from api import server  # noqa: E402

__all__ = ["pypinyin", "server"]  # categories are told with their initials: its words are read once here

gc.collect()
gc.freeze()  # what is never looked at again is never copied
gc.set_threshold(10_000, 20, 50)  # what requests leave is small: all was looked through at every sixth of them
gc.enable()
