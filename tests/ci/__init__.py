"""Programs of the pipelines."""
