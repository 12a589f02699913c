"""A small system with one of each thing that Cariflow asks of AWS, to prove the local engine on."""
