"""Many reports: sources, store, engine, comparisons."""
