"""OpenRosa, as ODK Collect and KoboCollect speak it: which forms there are, their lists, and what is sent."""
