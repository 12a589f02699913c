"""What surrounds the services: the workflows they follow, the engine they run on locally, the guard of the template."""
