"""One file a format: text -> Lines with outline level and kind."""
