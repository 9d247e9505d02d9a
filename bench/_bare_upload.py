"""The plainest Streamlit page that does the like of ours: it takes a photo and shows it."""

import streamlit as st

if file := st.file_uploader("Photo"):
    st.image(file)
