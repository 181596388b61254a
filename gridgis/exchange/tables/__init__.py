"""Tables that people fill in: their forms as workbooks, what a file would change row by row, and what was refused."""
