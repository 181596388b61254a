"""Tests of the migrations layer."""
