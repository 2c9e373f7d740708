local function f(x)
  if x then
    return 1
  ned
  local y = 2
end
