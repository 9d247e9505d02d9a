"""ConvScope's core: NumPy arrays and dataclasses. Only `lib.ui` knows Streamlit, only `lib.training` knows Keras."""
