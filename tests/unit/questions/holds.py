"""What holds for every question of every page, whatever it asks about."""

from lib.questions import judge


def named(rules, name):
    """The one of the wrong rules that a sentence names."""
    found = [start for start in rules if name.startswith(start)]
    assert len(found) == 1, name
    return found[0]


def mistakes_are_apart(questions, seed):
    """No mistake gives the right answer or that of another."""
    for each in questions:
        written = [each.written(answer) for answer in (each.answer, *(one.answer for one in each.wrong))]
        assert len(set(written)) == len(written), f"seed {seed}: {each}"
        assert not any(each.is_near(one.answer, each.answer) for one in each.wrong), f"seed {seed}: {each}"


def answers_are_judged(questions, seed):
    """The answer as it is written is right, and each mistake is wrong and has its cause."""
    for each in questions:
        assert judge(each, [each.written([number]) for number in each.answer]).right is True, f"seed {seed}: {each}"
        for mistake in each.wrong:
            typed = [each.written([one]) if each.hexadecimal else f"{one:.5f}" for one in mistake.answer]
            found = judge(each, typed)
            assert (found.right, bool(found.cause)) == (False, True), f"seed {seed}: {each} {mistake}"


def all_met(rules, met, seed):
    """Every wrong rule was met by some case."""
    missing = {(kind, start) for kind, starts in rules.items() for start in starts} - met
    assert not missing, f"seed {seed}: never met {missing}"
