"""Plans as pages: the list of those in force, one as a document, one that is being written."""
