print("é 😀", @)
