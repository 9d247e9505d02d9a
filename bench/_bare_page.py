"""The plainest Streamlit page that does the like of ours: a slider, and a 1024-px picture that follows it."""

import numpy as np
import streamlit as st

picture = np.random.default_rng(0).integers(0, 256, (24, 32, 3)).repeat(32, axis=0).repeat(32, axis=1).astype(np.uint8)
stride = st.slider("Stride", 1, 8, 1)
st.image(picture // stride)
