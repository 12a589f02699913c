"""The lists and registers that France keeps and a training offer must agree with; knows nothing of Cariflow nor AWS."""
