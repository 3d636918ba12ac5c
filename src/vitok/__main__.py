"""``python -m vitok`` is the command ``vitok``, also where no folder of commands is on the path."""

from vitok.cli import main

main()
