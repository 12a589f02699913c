"""What a training may lead to: the sheets of RNCP and RS, completed by Certif Info."""
