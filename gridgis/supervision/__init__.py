"""What the clock does to cases without anybody's hand."""
