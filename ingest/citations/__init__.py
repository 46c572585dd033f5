"""Citations: from places in the text to the documents they mean and what the text says of them."""
