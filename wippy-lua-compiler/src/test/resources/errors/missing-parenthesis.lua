call(1, 2
other()
