"""What a formation is and what may be done with it: pure, without clock, input, output or AWS."""
