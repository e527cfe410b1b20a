"""The capacity meeting on one sheet, in its fixed order."""
