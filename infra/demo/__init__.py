"""The demo: the examples of OFeli's guide, played through the real use cases, in every state a screen can show."""
