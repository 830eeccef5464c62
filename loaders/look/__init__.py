"""What was understood of files before anything is loaded."""
