"""The four services of Cariflow and the two grounds they stand on: the domain and the plumbing."""
