"""The control for the network: one for all pages, its word in the address, grouped by data set."""

import dataclasses

import pytest

from lib import networks
from lib.ui import network_choice
from tests.pages.app import checked, opened, sentences

PAGES = ("classify", "activations")


def chosen(app) -> str:
    return app.selectbox(key=network_choice.WIDGET).value


@pytest.mark.parametrize("page", PAGES)
class TestEveryPage:
    def test_all_networks_are_offered_those_of_a_data_set_beside_each_other(self, page: str) -> None:
        app = opened(page)
        offered = app.selectbox(key=network_choice.WIDGET).options
        assert offered == [network_choice.label(name) for name in network_choice.ordered()]
        groups = [network_choice.group(name) for name in network_choice.ordered()]
        assert sorted(groups, key=str.casefold) == groups
        assert sorted(network_choice.ordered()) == networks.names()

    def test_the_first_is_shown_and_stays_out_of_the_address(self, page: str) -> None:
        app = opened(page)
        assert chosen(app) == network_choice.ordered()[0]
        assert "network" not in app.query_params

    def test_the_address_chooses_and_a_choice_is_written_there(self, page: str) -> None:
        app = opened(page, network="fashion_mlp")
        assert chosen(app) == "fashion_mlp"
        checked(app.selectbox(key=network_choice.WIDGET).set_value("fashion_lenet5").run())
        assert app.query_params["network"] == "fashion_lenet5"
        assert chosen(app) == "fashion_lenet5"

    @pytest.mark.parametrize("asked", ["vgg", "", "fashion_cnn/..", "![x](http://127.0.0.1:9)"])
    def test_a_name_that_no_network_has_is_said(self, page: str, asked: str) -> None:
        app = opened(page, network=asked)
        assert chosen(app) == network_choice.ordered()[0]
        assert sentences(app).count("There is no network called") == 1
        assert "![x](" not in sentences(app)
        assert "network" not in app.query_params


def test_the_choice_goes_along_to_the_other_pages_and_into_their_addresses() -> None:
    app = opened("classify", network="fashion_mlp")
    app.query_params.clear()  # as Streamlit does on the way to another page
    checked(app.switch_page("pages/activations.py").run())
    assert chosen(app) == "fashion_mlp"
    assert app.query_params["network"] == "fashion_mlp"


def test_the_way_back_to_an_address_without_a_name_shows_the_first_again() -> None:
    app = opened("classify")
    checked(app.selectbox(key=network_choice.WIDGET).set_value("fashion_mlp").run())
    del app.query_params["network"]
    assert chosen(checked(app.run())) == network_choice.ordered()[0]


def test_the_way_back_to_another_name_shows_that_one() -> None:
    app = opened("classify", network="fashion_mlp")
    app.query_params["network"] = "fashion_cnn"
    assert chosen(checked(app.run())) == "fashion_cnn"


def test_a_data_set_that_is_divided_in_two_ways_is_one_group(monkeypatch: pytest.MonkeyPatch) -> None:
    real = networks.load("fashion_cnn")
    titles = {
        "a": ("Chest X-rays, divided anew", "Chest X-rays, divided anew"),
        "b": ("Chest X-rays, published", "Net"),
    }

    class Stand:
        def __init__(self, name: str) -> None:
            data, title = titles[name]
            self.card = dataclasses.replace(real.card, title=title, data={"title": data})

    monkeypatch.setattr(network_choice.networks, "load", Stand)
    assert network_choice.group("a") == network_choice.group("b") == "Chest X-rays"
    assert network_choice.label("a") == "Chest X-rays, divided anew", "what the title says already is not said twice"
    assert network_choice.label("b") == "Chest X-rays · Net"
