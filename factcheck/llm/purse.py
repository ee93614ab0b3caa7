"""What may still be spent: nothing is sent that might cost more than is left of the budget."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from factcheck.errors import OverBudget
from factcheck.llm.prices import Price
from factcheck.models import Usage


@dataclass
class Hold:
    """What is held for one article until its requests are paid, in US dollars."""

    purse: "Purse | None" = None
    left: float = 0.0

    def settle(self, tokens_in: int, tokens_out: int) -> None:
        """Let go of what was held for a request that is paid now."""
        if self.purse is not None:
            part = min(self.left, self.purse.most(tokens_in, tokens_out))
            self.left -= part
            self.purse.let_go(part)


@dataclass
class Purse:
    """Counts money in US dollars. Without a price nothing can be counted, without a budget everything is allowed."""

    price: Price | None = None
    budget: float | None = None
    spent: float = 0.0
    _held: float = 0.0

    @property
    def counts(self) -> bool:
        """Whether there is a budget to keep."""
        return self.budget is not None and self.price is not None

    @contextmanager
    def held(self, tokens_in: int, tokens_out: int) -> Generator[Hold, None, None]:
        """Hold what may be spent at most while it is. Raises OverBudget where that is more than is left."""
        cost = self.most(tokens_in, tokens_out)
        if self.counts and self.budget is not None and self.spent + self._held + cost > self.budget:
            raise OverBudget(
                f"what comes next may cost ${cost:.4f}, and ${self.budget - self.spent - self._held:.4f} is left of "
                f"--budget {self.budget:g}: raise it, or check fewer articles"
            )
        self._held += cost
        hold = Hold(self, cost)
        try:
            yield hold
        finally:
            self.let_go(hold.left)

    def most(self, tokens_in: int, tokens_out: int) -> float:
        """Give what so many tokens cost where the provider has none of them cached."""
        return self.price.cost(Usage(input_tokens=tokens_in, output_tokens=tokens_out)) if self.price else 0.0

    def let_go(self, cost: float) -> None:
        """Hold less."""
        self._held -= cost

    def pay(self, usage: Usage) -> None:
        """Count what was used up."""
        self.spent += self.price.cost(usage) if self.price else 0.0
