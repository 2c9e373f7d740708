fucntion f() end
