"""``python -m vitok`` is the command ``vitok``, also where no folder of commands is on the path."""

from vitok.signals import end_by_signals


def main() -> None:
    """The command, from its first moment on ended by a signal with a word and without a traceback."""
    end_by_signals()
    from vitok.cli import main as run

    run()


if __name__ == "__main__":
    main()
