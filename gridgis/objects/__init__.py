"""What grid workers collect once: objects at standard addresses, in forms from a versioned schema."""
