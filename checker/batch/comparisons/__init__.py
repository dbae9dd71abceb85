"""Reports of one store against each other. Each module compares; what is shown of it are values of checker/audit."""
