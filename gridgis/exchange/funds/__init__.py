"""Tables of funds: the ledger in and out, and awards out."""
