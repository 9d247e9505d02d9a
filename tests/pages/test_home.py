"""The Home page: the tour and the links, each to a page that stands."""

import pytest

from lib.text import prose
from tests.asking import box
from tests.pages.app import checked, opened, sentences

PAGES = ("image", "convolution", "pooling", "activations", "classify")


def links(app) -> list[tuple[str, str, str]]:
    """(page, label, query) of the links of the page itself, in order."""
    found = [each.proto for each in app.main.get("page_link")]
    return [(link.page, link.label, link.query_string) for link in found][5:]  # the first five are the thread


def test_opens_with_its_question_and_two_sentences():
    app = opened("home")
    assert app.title[0].value == "What happens between your photo and the answer?"
    assert "takes a convolutional network apart on your own photo." in sentences(app)


def test_the_tour_has_five_pictures_and_links():
    app = opened("home")
    assert [page for page, *_rest in links(app)[:5]] == list(PAGES)
    assert sentences(app).count('<div class="cs-picture">') == 5


def test_six_more_links_each_say_what_to_do():
    more = links(opened("home"))[5:]
    assert len(more) == 6
    assert len({label for _page, label, _query in more}) == 6
    assert ("convolution", "Let a kernel find the edges", "kernel=sobel_x") in more


@pytest.mark.parametrize("photo", ["chelsea", "coffee"])
def test_the_pictures_are_of_the_current_photo(photo):
    shown = sentences(opened("home", photo=photo))
    other = sentences(opened("home", photo="camera"))
    pictures = [part for part in shown.split('src="') if part.startswith("data:")]
    assert pictures
    assert not set(pictures) & {part for part in other.split('src="') if part.startswith("data:")}


def test_links_keep_the_sample_that_was_chosen():
    app = opened("home")
    app.sidebar.selectbox(key="photo").set_value("coffee")
    queries = {query for _page, _label, query in links(checked(app.run())) if query}
    assert queries
    assert all("photo=coffee" in query for query in queries)


def asks(app):
    return box(app) is not None or "Your guess" in sentences(app)


def test_the_text_names_the_pages_that_ask_for_a_guess_and_no_others():
    asking = {"image": "Image as numbers", "convolution": "Convolution", "pooling": "Pooling"}
    asking |= {"parameters": "Parameters", "activations": "Activations", "classify": "Classify"}
    asked = {page for page in (*PAGES, "parameters", "training") if asks(opened(page))}
    assert asked == asking.keys()
    sentence = next(line for line in prose("pages/home").split(". ") if "ask for a guess" in line)
    assert all(title in sentence for title in asking.values())
    assert "Training" not in sentence
