"""Desks: queues of cases behind tabs, by what somebody's posts let them do."""
