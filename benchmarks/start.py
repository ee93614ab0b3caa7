"""How long a command takes against the bare import of its heaviest library, in one run, for machines differ.

    python benchmarks/start.py

Prints the median wall seconds of `factcheck --help`, of `factcheck check` on the seed and of `import langchain_openai`,
taken in turn, and the ratios of the medians.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 7
COMMANDS = {
    "import": [sys.executable, "-c", "import langchain_openai"],
    "help": [sys.executable, "-m", "factcheck", "--help"],
    "check": [sys.executable, "-m", "factcheck", "check", "-q", "-f", "json", "seeds/aleppo-cease-fire.txt"],
}


def seconds(command: list[str]) -> float:
    """Run a command and give its wall time."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Print the figures."""
    for command in COMMANDS.values():
        seconds(command)
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            taken[name].append(seconds(command))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, value in medians.items():
        print(f"{name:8} {value:.2f} s")
    print(f"check / import  {medians['check'] / medians['import']:.2f}")


if __name__ == "__main__":
    main()
