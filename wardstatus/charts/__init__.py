"""Pictures made on the server: plain SVG, classes instead of style, words given by the caller."""
