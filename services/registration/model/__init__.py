"""What only registration knows: requests and their documents, what the registers said, accounts and ways in."""
