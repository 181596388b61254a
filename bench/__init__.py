"""Figures of the whole product on this machine; see README.md."""
