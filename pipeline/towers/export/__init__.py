"""Towers to ONNX: quantized, compared with PyTorch, timed."""
