"""The command line: validate, convert, stats, diff. Each command yields the lines it has to say."""
