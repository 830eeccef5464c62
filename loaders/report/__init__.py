"""What a load tells afterwards: counts, refused rows, changed rows, in the words of people's columns."""
