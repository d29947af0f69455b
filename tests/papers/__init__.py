"""The papers for whoever comes next are true."""
