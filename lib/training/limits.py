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

SMALL_PHOTOS = (
    "It knows ten kinds of animals and vehicles and nothing else: whatever the photo shows, it answers one of these.",
    "It sees 32×32 pixels: a thing that is small in the photo, or not in its middle, is lost before it starts.",
    "Some test pictures have a near twin in the training part (about 3 % by Barz & Denzler, 2020), so its result "
    "flatters a little.",
    PROBABILITIES,
)
