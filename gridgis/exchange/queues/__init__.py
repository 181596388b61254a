"""What waits for a decision, as workbooks."""
