"""The command line: thin over the same actions and queries as the API."""
