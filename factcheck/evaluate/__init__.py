"""The engine against articles that people have annotated: how much of what a careful reader marked it finds.

`annotated` reads articles and marks, `matching` says when a find answers a mark, `of_reading` and `of_report` measure
one kind of mark each, `scores` makes precision, recall, F1 and intervals, `table` puts them together. Nothing here is
tuned, and no language model is asked.
"""

from factcheck.evaluate.annotated import Case, load_folder, own_folder
from factcheck.evaluate.table import MEASURES, Evaluation, evaluate

__all__ = ["MEASURES", "Case", "Evaluation", "evaluate", "load_folder", "own_folder"]
