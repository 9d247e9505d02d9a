"""Questions with the person's own numbers: asked first, then checked, with the mistakes that are often made.

`convolution`, `pooling`, `pixels` and `network` make them from arrays and settings; nothing here knows a page. Every
wrong answer that is recognised was found by running the wrong rule on the same numbers.
"""

from lib.questions.judging import Verdict, judge
from lib.questions.question import Maker, Misconception, Question, Questions

__all__ = ["Maker", "Misconception", "Question", "Questions", "Verdict", "judge"]
