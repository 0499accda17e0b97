"""One file an API format: build a Request, read a Reply, read deltas as they stream."""
