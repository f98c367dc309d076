"""The window of Mendscape. It never imports Keras or TensorFlow itself."""
