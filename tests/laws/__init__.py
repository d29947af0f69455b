"""The room of laws."""
