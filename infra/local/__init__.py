"""What `make run` starts: an AWS engine in this process, the very template.yaml deployed on it, served on loopback."""
