"""The questions on their pages: made from the settings in the address, with the numbers on the screen."""

import re

import numpy as np
import pytest

from lib.images.grey import grey
from lib.images.samples import load_sample
from lib.images.shrink import shrink
from tests.asking import answer, box, question, verdict
from tests.pages.app import checked, component, opened, sentences

CHELSEA = shrink(load_sample("chelsea").pixels, 112)


class TestConvolution:
    ROW, COL = 28, 50
    PLACE = {"photo": "chelsea", "row": ROW, "col": COL}

    def sobel(self, row, col, weights=((-1, 0, 1), (-2, 0, 2), (-1, 0, 1))):
        return int((grey(CHELSEA)[row : row + 3, col : col + 3].astype(int) * np.array(weights)).sum())

    def test_the_next_cell_is_asked_and_its_number_is_right(self):
        app = opened("convolution", **self.PLACE)
        assert question(app) == f"What is the next cell, row {self.ROW}, column {self.COL + 1}?"
        assert verdict(answer(app, str(self.sobel(self.ROW, self.COL + 1))))[0] == "right"

    def test_the_flipped_kernel_is_named(self):
        app = answer(opened("convolution", **self.PLACE), str(-self.sobel(self.ROW, self.COL + 1)))
        assert verdict(app)[0] == "wrong"
        assert "You flipped the kernel" in verdict(app)[1]

    def test_a_forgotten_padding_is_named(self):
        app = opened("convolution", **self.PLACE, padding="same", question="output size")
        app = answer(app, "73", "110")
        assert "You forgot the padding: 73 × 110 would come out without it." in verdict(app)[1]
        assert "⌈75 / 1⌉ = 75" in verdict(app)[1]

    @pytest.mark.parametrize("weight", ["1e-31", "-1e-31", "1e-300"])
    def test_equal_weights_as_small_as_can_be_are_asked_about(self, weight):
        cells = f"{weight},{weight};{weight},{weight}"
        app = opened("convolution", **self.PLACE, kernel="custom", cells=cells, more="column × row")
        assert question(app)
        assert "All weights are below 1.0e−30" in sentences(app)
        assert verdict(answer(app, "0"))[0] == "right"

    def test_a_new_setting_asks_anew(self):
        app = answer(opened("convolution", **self.PLACE, question="output size"), "73", "110")
        assert verdict(app)[0] == "right"
        app.slider(key="stride").set_value(2)
        app = checked(app.run())
        assert "stride 2" in question(app)
        assert verdict(app) is None
        assert box(app)["typed"] == []

    def test_another_place_asks_for_another_cell_and_keeps_the_question_of_the_size(self):
        app = answer(opened("convolution", **self.PLACE, question="output size"), "73", "110")
        app.number_input(key="col").set_value(10)
        assert verdict(checked(app.run()))[0] == "right"

    def test_reveal_0_closes_the_verdict_and_the_stepper(self):
        app = answer(opened("convolution", **self.PLACE, reveal=0), "1")
        assert verdict(app) == ("wrong", "Not quite: 1.")
        assert component(app, "window_stepper")["closed"] is True

    def test_every_question_can_be_asked_from_an_address(self):
        app = opened("convolution", **self.PLACE, padding="same", stride=2)
        kinds = box(app)["kinds"]
        assert len(kinds) >= 9
        asked = {
            question(opened("convolution", **self.PLACE, padding="same", stride=2, question=kind)) for kind in kinds
        }
        assert len(asked) == len(kinds)


class TestPooling:
    PLACE = {"photo": "chelsea", "row": 14, "col": 25}
    NEXT = grey(CHELSEA)[28:30, 52:54].astype(int)

    def test_averaging_instead_of_the_maximum_is_named(self):
        app = opened("pooling", **self.PLACE, question="next cell")
        assert question(app) == "What is the next cell, row 14, column 26?"
        assert "You averaged the values" in verdict(answer(app, f"{self.NEXT.mean():g}"))[1]
        assert verdict(answer(app, str(self.NEXT.max())))[0] == "right"

    def test_the_question_of_the_lab_is_there(self):
        app = answer(opened("pooling", **self.PLACE, question="parameters"), "4")
        assert "You gave the window 4 weights" in verdict(app)[1]
        assert "still 2,800 parameters" in verdict(app)[1]

    def test_size_is_asked_with_the_window_and_stride(self):
        app = opened("pooling", **self.PLACE, size=3, stride=2, question="output size")
        assert question(app).startswith("75 × 112 goes in, the window is 3 × 3, stride 2, padding valid.")
        assert verdict(answer(app, "37", "55"))[0] == "right"


class TestImage:
    def test_the_whole_photo_is_counted(self):
        app = answer(opened("image", photo="chelsea", question="how many"), "405,900")
        assert verdict(app) == ("right", "Right: 405,900. Each pixel is three numbers: 300·451·3 = 405,900.")
        assert "You forgot the three channels" in verdict(answer(app, "135300"))[1]

    def test_a_pixel_beside_the_frame_is_written_in_hexadecimal(self):
        app = opened("image", photo="chelsea", question="hexadecimal")
        row, col, value = map(int, re.search(r"row (\d+), column (\d+) is (\d+)", question(app)).groups())
        assert grey(CHELSEA)[row, col] == value
        assert verdict(answer(app, f"{value:x}"))[0] == "right"


@pytest.mark.parametrize("page", ["convolution", "pooling", "image"])
class TestEveryPage:
    def test_ask_0_hides_the_questions(self, page):
        assert box(opened(page, ask=0)) is None

    def test_an_unknown_question_is_put_right_and_said(self, page):
        app = opened(page, question="weather")
        assert box(app)
        assert "There is no question called weather" in " ".join(each.value for each in app.main.caption)

    def test_the_count_goes_on_over_pages(self, page):
        app = opened(page)
        answer(app, *["999999"] * len(box(app)["labels"]))
        assert box(app)["score"] == "0 right, 1 wrong"
        app.switch_page("pages/parameters.py")
        checked(app.run())
        app.switch_page(f"pages/{page}.py")
        assert box(checked(app.run()))["score"] == "0 right, 1 wrong"

    def test_both_switches_go_along_to_the_next_page(self, page):
        app = opened(page, ask=0, reveal=0)
        for other in ("parameters", "image", "pooling", "convolution"):
            app.switch_page(f"pages/{other}.py")
            checked(app.run())
        assert box(app) is None
        assert [next(iter(app.query_params[name])) for name in ("ask", "reveal")] == ["0", "0"]


class TestParameters:
    def test_a_changed_layer_is_asked_about_with_the_numbers_of_the_page(self):
        app = opened("parameters")
        assert question(app).startswith("Suppose conv2d, of kind Conv2D, read 800 × 600 × 3 with 100 filters of 5 × 5")
        app = answer(app, "7500")
        assert verdict(app)[0] == "wrong"
        assert "You forgot the biases: 7,500 are the weights alone." in verdict(app)[1]
        assert verdict(answer(app, "7600"))[0] == "right"

    def test_a_doubled_picture_is_asked_about(self):
        app = answer(opened("parameters", question="doubled picture: CNN"), "11200")
        assert "the same weights serve at every place" in verdict(app)[1]
