"""What all server processes have in common: read once, in the process that they are forked from, and shared by them."""

import gc

from api import server

__all__ = ["server"]

gc.collect()
gc.freeze()  # what is never looked at again is never copied
