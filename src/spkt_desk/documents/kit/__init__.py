"""What every paper is made of: page, fonts, kop, dashes, signature blocks, marks."""
