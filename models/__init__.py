"""Language: segmentation, tokenizer and recogniser, the same in training and in use."""
