"""Forms of objects and reports as XLSForm and XForm, and forms of departments read into items."""
