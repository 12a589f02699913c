"""The plumbing that every service uses, without one business word."""
