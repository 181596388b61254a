"""Personnel matters of stationed offices: a head's move, a notice of staff who come and go, a town's suggestion."""
