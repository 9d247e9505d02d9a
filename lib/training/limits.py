"""What several networks cannot do, in plain words, for the `limits` of their recipes."""

PROBABILITIES = (
    "Its probabilities weigh its answers against each other. On photos unlike its training pictures they say little "
    "about how often it is right."
)

CLOTHING = (
    "It knows ten kinds of clothing and nothing else: whatever the photo shows, it answers one of these.",
    "It has seen single pieces laid out flat, light on black, in the middle of the picture; clothing on a person, a "
    "crumpled piece or a cluttered ground is another task.",
    "It sees 28×28 grey values, so colour and fine texture are lost before it starts.",
    PROBABILITIES,
)

_TEN_KINDS = (
    "It knows ten kinds of animals and vehicles and nothing else: whatever the photo shows, it answers one of these.",
    "Some test pictures have a near twin in the training part (about 3 % by Barz & Denzler, 2020), so its result "
    "flatters a little.",
    PROBABILITIES,
)

SMALL_PHOTOS = (
    "It sees 32×32 pixels: a thing that is small in the photo, or not in its middle, is lost before it starts.",
    *_TEN_KINDS,
)

ENLARGED_PHOTOS = (
    "It sees 64×64 pixels, and has learned from pictures of 32×32 enlarged to that: fine detail is new to it.",
    *_TEN_KINDS,
)

PETS = (
    "It knows cats and dogs and nothing else: whatever the photo shows, it answers one of the two.",
    "It sees 96×96 pixels around the middle of the photo: an animal at the rim, or a small one, may be lost before it "
    "starts.",
    "It has learned from photos that people took of their own pets, often indoors and from near by.",
    PROBABILITIES,
)

XRAYS = (
    "It is no medical device: what it has learned are pictures of one hospital, not of every child.",
    "Whatever the picture shows, it answers one of its two classes; other illnesses it has never seen.",
    "It sees 128×128 grey values of pictures that were squashed to a square before.",
    PROBABILITIES,
)

DIGITS = (
    "It knows the ten digits and nothing else: whatever the picture shows, it answers one of these.",
    "It has seen one digit at a time, light on black, filling most of the picture.",
    "It sees 28×28 grey values, so thin strokes of a large photo may be lost before it starts.",
    PROBABILITIES,
)

SHUFFLED = (
    "Every picture reaches it with its pixels in one fixed random order, so that neighbours in the photo are no "
    "neighbours for the network. It is here to be compared with its twin, not to be used."
)
