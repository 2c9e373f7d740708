local function grade(x)
  if x > 90 then
    return "A"
  else if x > 80 then
    return "B"
  else
    return "C"
  end
end
