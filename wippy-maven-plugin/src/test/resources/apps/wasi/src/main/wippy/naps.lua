-- Has many guests asleep at once.
local function main()
  local count, nanos = 2000, 4000000000
  local naps = {}
  for i = 1, count do naps[i] = funcs.async("app:nap", nanos, i) end
  local slept = 0
  for i = 1, count do
    local answer = naps[i]:response():receive()
    if not answer then error(naps[i]:error()) end
    if answer:data() >= nanos then slept = slept + 1 end
  end
  io.print("slept", slept)
  return 0
end

return { main = main }
