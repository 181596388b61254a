"""Who somebody is, which verbs they hold, and where."""
