"""``python -m lheo.generation`` writes the generated files again, after the table or a generator changed."""

from lheo.generation import sources

for path, text in sources().items():
    path.write_text(text, encoding="utf-8")
