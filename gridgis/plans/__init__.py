"""Plans: proposed boundaries, checked, weighed and approved before they become the net."""
