"""Bank statements in all their formats: one module for each, chosen by what a file contains."""
