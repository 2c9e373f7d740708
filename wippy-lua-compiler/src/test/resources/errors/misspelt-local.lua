loacl x = 1
