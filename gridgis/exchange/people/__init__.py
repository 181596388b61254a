"""Tables of people and their posts: to be filled in, brought in, and taken out."""
