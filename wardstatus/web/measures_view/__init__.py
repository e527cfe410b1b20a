"""The history of a unit, or of all below it: pictures with their tables; nobody is ranked."""
