"""Rules of routing as dated rows: drafted, checked, tried on past cases, published by a second person."""
