local function f(x)
  retrun x
end
