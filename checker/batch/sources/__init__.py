"""Where the reports of an audit come from: folders, patterns, zip archives and manifests. Knows no store."""
