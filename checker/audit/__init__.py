"""What an audit of many reports says: rankings with their error, matrix, distributions. Pure values; knows no store and no file format."""
